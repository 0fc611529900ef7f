package io.tutorflow.sandbox.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Starts a part that was stopped. */
@Command(name = "start", description = "Start a stopped part and wait until it is ready.")
public final class StartPartCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration GLANCE = Duration.ofMillis(200);

    @Mixin
    private final DataFolder data = new DataFolder();

    @Parameters(paramLabel = "PART", description = "The part's name in ./tutorflow status.")
    private String part;

    @Override
    public Integer call() throws IOException, InterruptedException {
        data.control().tell("/parts/start", Map.of("part", part));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > deadline) {
                throw new IOException(part + " is not ready after " + PATIENCE.toSeconds() + " s; see its log");
            }
            Thread.sleep(GLANCE);
        }
        System.out.println("started " + part);
        return 0;
    }

    private boolean isReady() throws IOException, InterruptedException {
        return StackDescription.read(data.control().ask("/status")).parts().stream()
                .anyMatch(it -> it.name().equals(part) && it.state().equals("ready"));
    }
}
