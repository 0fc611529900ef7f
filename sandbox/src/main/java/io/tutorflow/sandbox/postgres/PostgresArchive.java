package io.tutorflow.sandbox.postgres;

import io.tutorflow.sandbox.place.Folders;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL for this kind of machine, archived in a jar. */
final class PostgresArchive {

    private static final int EXECUTABLE_BITS = 0111;
    private static final String UNFINISHED = ".unpacking-";

    private PostgresArchive() {}

    /** Unpacks it beside the folder, and then moves it there as a whole. */
    static void unpack(Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        removeAbandoned(folder);
        Path fresh = folder.resolveSibling(
                folder.getFileName() + UNFINISHED + ProcessHandle.current().pid());
        try (InputStream archive = archive();
                TarArchiveInputStream entries = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, fresh);
            }
        }
        moveUnlessThere(fresh, folder);
    }

    private static InputStream archive() throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
        String hardware = System.getProperty("os.arch").replace("amd64", "x86_64");
        InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, hardware);
        if (archive == null) {
            throw new IOException("there is no PostgreSQL for " + system + " on " + hardware);
        }
        return archive;
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path fresh) throws IOException {
        Path file = fresh.resolve(entry.getName()).normalize();
        if (!file.startsWith(fresh)) {
            throw new IOException("the archive wants to write outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, file);
            if ((entry.getMode() & EXECUTABLE_BITS) != 0 && !file.toFile().setExecutable(true, false)) {
                throw new IOException("cannot make executable: " + file);
            }
        }
    }

    /** Two stacks may unpack at once; the second copy is superfluous. */
    private static void moveUnlessThere(Path fresh, Path folder) throws IOException {
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException lost) {
            Folders.delete(fresh);
            if (!Files.exists(folder)) {
                throw lost;
            }
        }
    }

    /** Half-unpacked copies of processes that are gone. */
    private static void removeAbandoned(Path folder) throws IOException {
        try (Stream<Path> siblings = Files.list(folder.getParent())) {
            for (Path sibling : siblings.toList()) {
                String[] name = sibling.getFileName().toString().split(UNFINISHED);
                if (name.length == 2
                        && ProcessHandle.of(Long.parseLong(name[1])).isEmpty()) {
                    Folders.delete(sibling);
                }
            }
        } catch (NoSuchFileException gone) {
            // Another process removed it at the same time.
        }
    }
}
