package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.bench.crash.FaultRun;
import io.tutorflow.bench.crash.fault.Schedule;
import io.tutorflow.bench.stack.LocalStack;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Half a minute in which everything goes wrong, every kind of fault at least once; with {@code --long} it is two minutes,
 * and {@code ./tutorflow crash} goes on for longer still, and with other seeds.
 * It has a stack of its own, and comes before the one of the other tests is there and takes its share of the machine.
 */
@Order(2)
class FaultRunTest {

    private static final int PORT = 19_800;
    private static final long SEED = 1;
    private static final int PER_SECOND = 40;
    private static final Duration LENGTH = Duration.ofSeconds(Boolean.getBoolean("long") ? 120 : 30);

    @Test
    void afterwardsEveryPromiseWasKept() throws Exception {
        var root = Path.of(System.getProperty("tutorflow.root")).toAbsolutePath();
        var stack = new LocalStack(root, root.resolve("acceptance/target/crash"));

        var verdict = new FaultRun(stack, Schedule.of(SEED, LENGTH), LENGTH).run(PORT, PER_SECOND);

        assertThat(verdict.violations())
                .as(
                        "%s; last warnings: %s",
                        String.join("; ", verdict.violations()),
                        LastWarnings.of(stack.data().resolve("logs")))
                .isEmpty();
    }
}
