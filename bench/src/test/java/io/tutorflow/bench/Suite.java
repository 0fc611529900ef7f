package io.tutorflow.bench;

import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The one suite that all tests of this module run on: as a user starts it, with two replicas of usage-,
 * billing- and budget-service, and with short waits for what heals itself. It ends with this JVM.
 */
final class Suite {

    private static final String PORT = "19400";

    /** Services that live for minutes and are killed again and again never earn back what C2 costs them. */
    private static final String JVM = ":JDK_JAVA_OPTIONS=-XX:TieredStopAtLevel=1";

    private static @Nullable LocalStack stack;

    private Suite() {}

    static synchronized LocalStack stack() {
        if (stack == null) {
            var root = Path.of(System.getProperty("tutorflow.root")).toAbsolutePath();
            var started = new LocalStack(root, root.resolve("bench/target/suite"));
            start(started, "--fresh");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started)));
            stack = started;
        }
        return stack;
    }

    /** Everything down and up again, on the same data. */
    static void restart() {
        stop(stack());
        start(stack());
    }

    private static void start(LocalStack started, String... more) {
        var arguments = new String[] {
            "up",
            "--detach",
            "--port",
            PORT,
            "--replicas",
            "usage-service=2,billing-service=2,budget-service=2",
            "--set",
            "pricing-service" + JVM,
            "--set",
            "usage-service" + JVM,
            "--set",
            "billing-service" + JVM,
            "--set",
            "budget-service" + JVM,
            "--set",
            "billing-service:TUTORFLOW_REGISTRATION_LIMIT=100000",
            "--set",
            "billing-service:TUTORFLOW_HOLDS_CHECK_AFTER=10s",
            "--set",
            "billing-service:TUTORFLOW_HOLDS_CHECK_AGAIN_AFTER=5s",
            "--set",
            "billing-service:TUTORFLOW_HOLDS_CHECK_EVERY=2s",
            "--set",
            "budget-service:TUTORFLOW_RESERVATIONS_CHECK_AFTER=10s",
            "--set",
            "budget-service:TUTORFLOW_RESERVATIONS_CHECK_AGAIN_AFTER=5s",
            "--set",
            "budget-service:TUTORFLOW_RESERVATIONS_CHECK_EVERY=2s"
        };
        run(
                started,
                java.util.stream.Stream.concat(java.util.Arrays.stream(arguments), java.util.Arrays.stream(more))
                        .toArray(String[]::new));
    }

    private static void stop(LocalStack stopped) {
        run(stopped, "down");
    }

    private static void run(LocalStack stack, String... arguments) {
        try {
            stack.tutorflow(arguments).demandSuccess();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
