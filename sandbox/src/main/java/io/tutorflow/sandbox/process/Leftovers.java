package io.tutorflow.sandbox.process;

import io.tutorflow.sandbox.place.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Processes of an earlier stack on the same data, whose supervisor is gone. */
public final class Leftovers {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Home home;

    public Leftovers(Home home) {
        this.home = home;
    }

    /** Ends them, the old watchdog first so that it cannot mistake new parts for old ones; returns their names. */
    public List<String> end() throws IOException, InterruptedException {
        Files.createDirectories(home.run());
        endWatchdog();
        List<String> ended = new ArrayList<>();
        List<ProcessHandle> processes = new ArrayList<>();
        for (PidFile file : pidFiles()) {
            var process = file.process();
            if (process.isPresent()) {
                ended.add(file.part());
                processes.add(process.get());
                Signals.send(file.part().equals("postgres") ? StopSignal.INT : StopSignal.TERM, process.get());
            }
        }
        awaitEnd(processes);
        for (PidFile file : pidFiles()) {
            Files.deleteIfExists(file.path());
        }
        return ended;
    }

    private void endWatchdog() throws IOException, InterruptedException {
        PidFile file = new PidFile(home.pidFile(Watchdog.NAME));
        if (Files.exists(file.path())) {
            var watchdog = file.process();
            watchdog.ifPresent(ProcessHandle::destroyForcibly);
            awaitEnd(watchdog.stream().toList());
            Files.deleteIfExists(file.path());
        }
    }

    private List<PidFile> pidFiles() throws IOException {
        try (Stream<Path> files = Files.list(home.run())) {
            return files.filter(file -> file.toString().endsWith(".pid"))
                    .map(PidFile::new)
                    .toList();
        }
    }

    private static void awaitEnd(List<ProcessHandle> processes) throws InterruptedException {
        Instant patience = Instant.now().plus(GRACE);
        while (processes.stream().anyMatch(ProcessHandle::isAlive)) {
            if (Instant.now().isAfter(patience)) {
                processes.forEach(ProcessHandle::destroyForcibly);
            }
            Thread.sleep(GLANCE);
        }
    }
}
