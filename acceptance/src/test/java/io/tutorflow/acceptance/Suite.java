package io.tutorflow.acceptance;

import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.TestedStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The one suite that all tests of this module run on: as a user starts it, with two replicas of usage-,
 * billing- and budget-service, and with short waits for what heals itself. It ends with this JVM.
 */
final class Suite {

    private static final int PORT = 19_400;

    private static @Nullable LocalStack stack;
    private static boolean isBroken;

    private Suite() {}

    static synchronized LocalStack stack() {
        if (isBroken) {
            throw new IllegalStateException("the suite did not start: see the first failure");
        }
        if (stack == null) {
            var started = new LocalStack(root(), data());
            startOnce(started);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started)));
            stack = started;
        }
        return stack;
    }

    /** What does not start once does not start for each test. */
    private static void startOnce(LocalStack started) {
        isBroken = true;
        start(started, "--fresh");
        isBroken = false;
    }

    /** Of all parts; nobody has written there before the suite is started. */
    static Path logs() {
        return data().resolve("logs");
    }

    private static Path root() {
        return Path.of(System.getProperty("tutorflow.root")).toAbsolutePath();
    }

    private static Path data() {
        return root().resolve("acceptance/target/suite");
    }

    /** Up again, on the same data. */
    static void goOn() {
        start(stack());
    }

    private static void start(LocalStack started, String... more) {
        run(started, TestedStack.up(PORT, more));
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
