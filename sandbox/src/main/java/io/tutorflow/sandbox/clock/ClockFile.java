package io.tutorflow.sandbox.clock;

import io.tutorflow.sandbox.place.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** How far business time is ahead of real time, kept across restarts of the stack. */
public record ClockFile(Path file) {

    public Duration offset() throws IOException {
        return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
    }

    public void keep(Duration offset) throws IOException {
        Folders.replace(file, offset.toString());
    }
}
