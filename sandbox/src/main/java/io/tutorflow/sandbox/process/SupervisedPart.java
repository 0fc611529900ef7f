package io.tutorflow.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A part that is started, watched, and restarted when it dies. */
final class SupervisedPart {

    /** Deaths before a part was ready for the first time; after these, restarting does not help. */
    private static final int MOST_FAILED_FIRST_STARTS = 3;

    private static final Duration GLANCE = Duration.ofMillis(150);

    /** A service finishes its work within 10 s; after a build its JVM then archives its classes for the next start. */
    private static final Duration STOP_GRACE = Duration.ofSeconds(40);

    private final Part part;
    private final Launcher launcher;
    private final Path pidFile;
    private final boolean restart;
    private final Runnable changed;
    private final BackOff backOff = new BackOff();

    private volatile PartReport report;
    private volatile boolean stopping;
    private volatile boolean everReady;
    private volatile @Nullable Process process;
    private volatile @Nullable Thread watcher;

    SupervisedPart(Part part, Launcher launcher, Path pidFile, boolean restart, Runnable changed) {
        this.part = part;
        this.launcher = launcher;
        this.pidFile = pidFile;
        this.restart = restart;
        this.changed = changed;
        this.report = new PartReport(part.name(), part.port(), PartState.WAITING, 0, Instant.now(), 0, "");
    }

    Part part() {
        return part;
    }

    PartReport report() {
        return report;
    }

    void start() {
        watcher = Thread.ofVirtual().name(part.name()).start(this::keepUp);
    }

    private void keepUp() {
        try {
            for (int deaths = 0; !stopping; deaths++) {
                Instant started = Instant.now();
                String end = live(deaths);
                if (stopping) {
                    break;
                }
                if (!restart || (!everReady && deaths + 1 >= MOST_FAILED_FIRST_STARTS)) {
                    become(PartState.DEAD, 0, deaths, end);
                    return;
                }
                become(PartState.BACKING_OFF, 0, deaths, end);
                Thread.sleep(backOff.afterDeath(Duration.between(started, Instant.now())));
            }
        } catch (BrokenPart | IOException failure) {
            become(PartState.DEAD, 0, report.restarts(), String.valueOf(failure.getMessage()));
        } catch (InterruptedException stop) {
            // Only stop() interrupts, while the part waits to be restarted.
        }
    }

    private String live(int restarts) throws IOException, InterruptedException, BrokenPart {
        Process running = launcher.start(part);
        process = running;
        become(PartState.STARTING, running.pid(), restarts, "");
        try {
            if (awaitReady(running)) {
                everReady = true;
                become(PartState.READY, running.pid(), restarts, "");
            }
            return "ended with exit code " + running.waitFor();
        } catch (BrokenPart broken) {
            end(running);
            throw broken;
        } finally {
            if (!running.isAlive()) {
                Files.deleteIfExists(pidFile);
            }
        }
    }

    private boolean awaitReady(Process running) throws InterruptedException, BrokenPart {
        while (!running.waitFor(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
            try {
                if (part.readiness().ready()) {
                    return true;
                }
            } catch (IOException notYet) {
                // It is still starting.
            }
        }
        return false;
    }

    private void become(PartState state, long pid, int restarts, String note) {
        report = new PartReport(part.name(), part.port(), state, pid, Instant.now(), restarts, note);
        changed.run();
    }

    /** Stops the part for good; returns when its process is gone. */
    void stop() throws IOException, InterruptedException {
        stopping = true;
        Process running = process;
        if (running != null) {
            end(running);
        }
        Thread thread = watcher;
        if (thread != null) {
            if (running == null || !running.isAlive()) {
                thread.interrupt();
            }
            thread.join();
        }
        Process last = process;
        if (last != null && last.isAlive()) {
            end(last);
        }
        Files.deleteIfExists(pidFile);
        become(PartState.STOPPED, 0, report.restarts(), "");
    }

    /** Starts it after {@link #stop}, or after it has died for good; otherwise does nothing. */
    synchronized void startAgain() {
        if (stopping || report.state() == PartState.DEAD) {
            stopping = false;
            start();
        }
    }

    private void end(Process running) throws IOException, InterruptedException {
        if (running.isAlive()) {
            Signals.send(part.stopSignal(), running.toHandle());
            if (!running.waitFor(STOP_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                running.destroyForcibly().waitFor();
            }
        }
    }
}
