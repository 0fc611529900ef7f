package io.tutorflow.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part is ready when it has written its process id to this file; an earlier process's id does not count. */
public record FileReadiness(Path file, Path pidFile) implements Readiness {

    @Override
    public boolean ready() throws IOException {
        return Files.readString(file).strip().equals(Files.readString(pidFile).strip());
    }
}
