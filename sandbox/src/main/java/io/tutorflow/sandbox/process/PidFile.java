package io.tutorflow.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The file with a part's process id, from its first moment until its end has been seen. */
record PidFile(Path path) {

    /** The names of a part's process, from the shell that writes the file to the part that it becomes. */
    private static final Set<String> PROGRAMS =
            Set.of("java", "postgres", "sh", "dash", "bash", "setsid", "unshare", "perl");

    /** The file is written within this time of the process's start; their clocks differ slightly. */
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    String part() {
        return path.getFileName().toString().replaceFirst("\\.pid$", "");
    }

    /**
     * The process that wrote this file, if it is still running. A later process with the same number is recognized by
     * its start time and program.
     */
    Optional<ProcessHandle> process() throws IOException {
        String text = Files.readString(path).strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Instant written = Files.getLastModifiedTime(path).toInstant();
        return ProcessHandle.of(Long.parseLong(text))
                .filter(ProcessHandle::isAlive)
                .filter(it -> wrote(it, written));
    }

    private static boolean wrote(ProcessHandle process, Instant written) {
        boolean started = process.info()
                .startInstant()
                .map(start -> Duration.between(start, written).abs().compareTo(TOLERANCE) < 0)
                .orElse(true);
        boolean named = process.info()
                .command()
                .map(command -> PROGRAMS.contains(Path.of(command).getFileName().toString()))
                .orElse(true);
        return started && named;
    }
}
