package io.tutorflow.sandbox.stack;

import io.tutorflow.sandbox.place.Home;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right to run a stack on a data folder. The operating system revokes it when its holder dies, however that
 * happens, so it is never stale; the file names the holder.
 */
final class StackLock {

    private final FileChannel file;
    private final FileLock lock;

    private StackLock(FileChannel file, FileLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /** A process that asks for the holder has the lock itself for a moment; a real holder keeps it. */
    private static final int ATTEMPTS = 5;

    private static final long BETWEEN_ATTEMPTS_MILLIS = 50;

    /** Takes the lock, unless another process has it. */
    static Optional<StackLock> take(Home home) throws IOException, InterruptedException {
        Files.createDirectories(home.run());
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            Optional<StackLock> taken = tryOnce(home);
            if (taken.isPresent()) {
                return taken;
            }
            Thread.sleep(BETWEEN_ATTEMPTS_MILLIS);
        }
        return tryOnce(home);
    }

    private static Optional<StackLock> tryOnce(Home home) throws IOException {
        FileChannel file = FileChannel.open(path(home), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = file.tryLock();
        if (lock == null) {
            file.close();
            return Optional.empty();
        }
        file.truncate(0);
        file.write(StandardCharsets.US_ASCII.encode(
                Long.toString(ProcessHandle.current().pid())));
        return Optional.of(new StackLock(file, lock));
    }

    /** The process that holds the lock now. */
    static Optional<ProcessHandle> holder(Home home) throws IOException {
        if (!Files.exists(path(home))) {
            return Optional.empty();
        }
        try (FileChannel file = FileChannel.open(path(home), StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock free = file.tryLock()) {
            return free == null ? ProcessHandle.of(readPid(file)) : Optional.empty();
        }
    }

    private static long readPid(FileChannel file) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        file.read(text, 0);
        String pid = StandardCharsets.US_ASCII.decode(text.flip()).toString().strip();
        return pid.isEmpty() ? 0 : Long.parseLong(pid);
    }

    private static Path path(Home home) {
        return home.run().resolve("lock");
    }

    void release() throws IOException {
        lock.release();
        file.close();
    }
}
