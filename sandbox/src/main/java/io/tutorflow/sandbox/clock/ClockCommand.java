package io.tutorflow.sandbox.clock;

import io.tutorflow.sandbox.control.ControlClient;
import io.tutorflow.sandbox.stack.DataFolder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows or moves business time. */
@Command(name = "clock", description = "Show business time, or move it in every service: +31d, now, 2027-01-31.")
public final class ClockCommand implements Callable<Integer> {

    @Mixin
    private final DataFolder data = new DataFolder();

    @Parameters(arity = "0..1", paramLabel = "+31d|now|DATE", defaultValue = "")
    private String wish;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ControlClient control = data.control();
        Duration offset = Duration.parse(control.ask("/clock").path("offset").asText());
        if (!wish.isEmpty()) {
            offset = ClockMove.offset(wish, offset, Instant.now());
            control.tell("/clock", Map.of("offset", offset.toString()));
        }
        System.out.println(Instant.now().plus(offset).truncatedTo(ChronoUnit.SECONDS));
        return 0;
    }
}
