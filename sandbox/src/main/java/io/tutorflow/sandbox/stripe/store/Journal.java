package io.tutorflow.sandbox.stripe.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * A file with one line for each change, whole and on disk before {@link #append} returns. What a process that was killed
 * left of its last line was never acknowledged, and is cut off.
 */
final class Journal implements Closeable {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final FileChannel file;

    private Journal(FileChannel file) {
        this.file = file;
    }

    /** Reads everything, oldest first, and is then ready for more. */
    static Journal open(Path path, Consumer<Entry> reader) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (file.tryLock() == null) {
            file.close();
            throw new IOException(path + " is in use by another process");
        }
        cutUnfinishedLine(file);
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                for (Entry entry : JSON.readValue(line, Entry[].class)) {
                    reader.accept(entry);
                }
            }
        } catch (JsonProcessingException broken) {
            file.close();
            throw new IOException(path + " has a line that cannot be read: " + broken.getOriginalMessage(), broken);
        }
        file.position(file.size());
        return new Journal(file);
    }

    private static void cutUnfinishedLine(FileChannel file) throws IOException {
        long end = file.size();
        ByteBuffer last = ByteBuffer.allocate(1);
        while (end > 0) {
            file.read(last.clear(), end - 1);
            if (last.get(0) == '\n') {
                break;
            }
            end--;
        }
        file.truncate(end);
    }

    /** Writes them as one: after a crash all of them are there, or none. */
    void append(List<Entry> entries) throws IOException {
        long before = file.position();
        try {
            write(file, entries);
            file.force(false);
        } catch (IOException failure) {
            file.truncate(before);
            throw failure;
        }
    }

    private static void write(FileChannel file, List<Entry> entries) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((JSON.writeValueAsString(entries) + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            file.write(line);
        }
    }

    /** Puts a file in its place that has only what still counts. */
    static void replace(Path path, List<Entry> entries) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try (FileChannel file = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (Entry entry : entries) {
                write(file, List.of(entry));
            }
            file.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
