package io.tutorflow.sandbox.process;

import io.tutorflow.sandbox.place.Home;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A shell that outlives the supervisor, even a killed one, and ends the parts it left behind. It notices because the
 * pipe between the two closes; it finds the parts by their pid files.
 */
public final class Watchdog {

    static final String NAME = "watchdog";

    private final Home home;
    private final Launcher launcher;
    private volatile boolean closing;
    private volatile Process shell;

    public Watchdog(Home home, Launcher launcher) throws IOException {
        this.home = home;
        this.launcher = launcher;
        this.shell = start();
        Thread.ofVirtual().name(NAME).start(this::replaceWhenItDies);
    }

    private Process start() throws IOException {
        return launcher.start(
                NAME, List.of("/bin/sh", "-c", script(), NAME, home.run().toString()), Map.of());
    }

    private void replaceWhenItDies() {
        try {
            while (!closing) {
                shell.waitFor();
                if (!closing) {
                    shell = start();
                }
            }
        } catch (IOException failure) {
            System.err.println("the watchdog cannot be restarted: " + failure.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets it end; with all parts stopped and their pid files gone it has nothing to do. */
    public void letGo() throws IOException, InterruptedException {
        closing = true;
        shell.getOutputStream().close();
        shell.waitFor();
    }

    private static String script() throws IOException {
        try (InputStream script = Watchdog.class.getResourceAsStream("watchdog.sh")) {
            if (script == null) {
                throw new IllegalStateException("watchdog.sh is missing from the jar");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
