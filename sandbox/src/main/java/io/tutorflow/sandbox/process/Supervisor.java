package io.tutorflow.sandbox.process;

import io.tutorflow.sandbox.place.Home;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Keeps the parts of one stack up, and takes them down together. */
public final class Supervisor {

    /** A slow or busy machine needs a minute for the services; after this, something hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Duration REMINDER = Duration.ofSeconds(5);

    private final Home home;
    private final Launcher launcher;
    private final boolean restart;
    private final Consumer<String> progress;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<List<SupervisedPart>> stages = new CopyOnWriteArrayList<>();
    private volatile boolean stopping;

    public Supervisor(Home home, Launcher launcher, boolean restart, Consumer<String> progress) {
        this.home = home;
        this.launcher = launcher;
        this.restart = restart;
        this.progress = progress;
    }

    /** Runs whenever the state of a part changes. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Starts these parts side by side, after everything launched before; they will be stopped before it. */
    public void launch(List<Part> parts) {
        List<SupervisedPart> stage = parts.stream()
                .map(part -> new SupervisedPart(part, launcher, home.pidFile(part.name()), restart, this::announce))
                .toList();
        stages.add(stage);
        stage.forEach(SupervisedPart::start);
    }

    /** Returns when every part that was launched is ready. */
    public void awaitReady() throws FailedStart, InterruptedException {
        Instant begin = Instant.now();
        Instant remind = begin;
        String last = "";
        while (true) {
            refuseDead(reports());
            String missing = names(reports());
            if (missing.isEmpty()) {
                return;
            }
            Duration waited = Duration.between(begin, Instant.now());
            if (waited.compareTo(PATIENCE) > 0) {
                throw new FailedStart(missing.split(", ", 2)[0], "not ready after " + PATIENCE.toSeconds() + " s");
            }
            if (!missing.equals(last) || Instant.now().isAfter(remind)) {
                progress.accept("waiting for " + missing + seconds(waited));
                last = missing;
                remind = Instant.now().plus(REMINDER);
            }
            pause();
        }
    }

    private void pause() throws InterruptedException {
        Thread.sleep(GLANCE);
        if (stopping) {
            throw new InterruptedException("the stack is being stopped");
        }
    }

    private static String seconds(Duration waited) {
        return waited.toSeconds() == 0 ? "" : " (" + waited.toSeconds() + " s)";
    }

    private static void refuseDead(List<PartReport> reports) throws FailedStart {
        for (PartReport report : reports) {
            if (report.state() == PartState.DEAD) {
                throw new FailedStart(report.name(), report.note());
            }
        }
    }

    private static String names(List<PartReport> reports) {
        return reports.stream()
                .filter(report -> report.state() != PartState.READY)
                .map(PartReport::name)
                .collect(Collectors.joining(", "));
    }

    public List<PartReport> reports() {
        return stages.stream().flatMap(List::stream).map(SupervisedPart::report).toList();
    }

    /** Like {@link #reports}, but asks every running part whether it is ready at the moment. */
    public List<PartReport> examine() {
        return stages.stream().flatMap(List::stream).toList().parallelStream()
                .map(Supervisor::examine)
                .toList();
    }

    private static PartReport examine(SupervisedPart part) {
        PartReport report = part.report();
        if (report.state() != PartState.READY || answers(part.part().readiness())) {
            return report;
        }
        return new PartReport(
                report.name(),
                report.port(),
                PartState.UNREADY,
                report.pid(),
                report.since(),
                report.restarts(),
                "is running, but reports that it is not ready");
    }

    private static boolean answers(Readiness readiness) {
        try {
            return readiness.ready();
        } catch (IOException | BrokenPart no) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Stops one part and keeps it stopped. */
    public void stop(String part) throws IOException, InterruptedException {
        named(part).stop();
    }

    /** Starts a part that was stopped; it is ready some time later. */
    public void start(String part) {
        if (!stopping) {
            named(part).startAgain();
        }
    }

    private SupervisedPart named(String name) {
        return stages.stream()
                .flatMap(List::stream)
                .filter(it -> it.part().name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no part '" + name + "'; ./tutorflow status lists them"));
    }

    /** Stops everything, last launched first. */
    public void stop() throws IOException, InterruptedException {
        stopping = true;
        for (List<SupervisedPart> stage : stages.reversed()) {
            progress.accept(
                    "stopping " + stage.stream().map(it -> it.part().name()).collect(Collectors.joining(", ")));
            stop(stage);
        }
    }

    private static void stop(List<SupervisedPart> stage) throws InterruptedException {
        List<Thread> stops = stage.stream().map(Supervisor::stopAside).toList();
        for (Thread thread : stops) {
            thread.join();
        }
    }

    private static Thread stopAside(SupervisedPart part) {
        return Thread.ofVirtual().start(() -> {
            try {
                part.stop();
            } catch (IOException failure) {
                System.err.println(part.part().name() + " could not be stopped: " + failure.getMessage());
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void announce() {
        listeners.forEach(Runnable::run);
    }
}
