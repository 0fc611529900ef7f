package io.tutorflow.sandbox.stack;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Stops one part of a running suite, to see how the others do without it. */
@Command(name = "stop", description = "Stop one part, such as kafka, and keep it stopped.")
public final class StopPartCommand implements Callable<Integer> {

    @Mixin
    private final DataFolder data = new DataFolder();

    @Parameters(paramLabel = "PART", description = "The part's name in ./tutorflow status.")
    private String part;

    @Override
    public Integer call() throws IOException, InterruptedException {
        data.control().tell("/parts/stop", Map.of("part", part));
        System.out.println("stopped " + part);
        return 0;
    }
}
