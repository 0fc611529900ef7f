package io.tutorflow.sandbox.stack;

import io.tutorflow.sandbox.place.Home;
import io.tutorflow.sandbox.process.Launcher;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code up} in the background, and shows its output until it is ready. */
final class DetachedStart {

    static final String LOG = "up";

    private static final long GLANCE_MILLIS = 200;

    private final Home home;
    private final Path log;

    DetachedStart(Home home) {
        this.home = home;
        this.log = home.log(LOG);
    }

    int run() throws IOException, InterruptedException {
        Files.createDirectories(log.getParent());
        Files.deleteIfExists(log);
        Process process = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        long shown = 0;
        while (true) {
            boolean ended = process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
            boolean ready = isReady(process.pid());
            shown = show(shown);
            if (ended) {
                return process.exitValue();
            }
            if (ready) {
                return 0;
            }
        }
    }

    /** The same command without {@code --detach}, as the leader of its own session. */
    private static List<String> command() {
        ProcessHandle.Info self = ProcessHandle.current().info();
        List<String> command = new ArrayList<>(Launcher.ownSession());
        command.add(
                self.command().orElseThrow(() -> new IllegalStateException("this system does not show its processes")));
        for (String argument : self.arguments().orElseThrow()) {
            if (!argument.equals("--detach")) {
                command.add(argument);
            }
        }
        return command;
    }

    private boolean isReady(long pid) throws IOException {
        return StackDescription.running(home)
                .map(stack -> stack.ready() && stack.supervisorPid() == pid)
                .orElse(false);
    }

    private long show(long from) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            byte[] more = new byte[(int) (file.length() - from)];
            file.readFully(more);
            System.err.write(more);
            System.err.flush();
            return file.length();
        }
    }
}
