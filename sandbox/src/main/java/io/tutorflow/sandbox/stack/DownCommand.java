package io.tutorflow.sandbox.stack;

import io.tutorflow.sandbox.place.Home;
import io.tutorflow.sandbox.process.Leftovers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops a running suite and waits until it is gone. */
@Command(name = "down", description = "Stop the suite; its data is kept.")
public final class DownCommand implements Callable<Integer> {

    /** Five groups of parts, each of which gets up to 40 s before it is killed. */
    private static final Duration PATIENCE = Duration.ofSeconds(210);

    private static final long GLANCE_MILLIS = 100;

    @Mixin
    private final DataFolder data = new DataFolder();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = data.home();
        Optional<ProcessHandle> supervisor = StackLock.holder(home);
        if (supervisor.isPresent()) {
            return stop(supervisor.get());
        }
        List<String> ended = new Leftovers(home).end();
        System.err.println(
                ended.isEmpty()
                        ? "Nothing runs on " + home.data() + "."
                        : "Its supervisor was gone; ended " + String.join(", ", ended) + ".");
        return 0;
    }

    private static int stop(ProcessHandle supervisor) throws InterruptedException {
        System.err.println("stopping");
        supervisor.destroy();
        Instant patience = Instant.now().plus(PATIENCE);
        while (supervisor.isAlive()) {
            if (Instant.now().isAfter(patience)) {
                System.err.println(
                        "process " + supervisor.pid() + " does not end; kill it, and its watchdog ends the rest");
                return 1;
            }
            Thread.sleep(GLANCE_MILLIS);
        }
        System.err.println("stopped");
        return 0;
    }
}
