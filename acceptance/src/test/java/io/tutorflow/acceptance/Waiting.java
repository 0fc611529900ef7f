package io.tutorflow.acceptance;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** Waits for what is promised to happen by itself. */
final class Waiting {

    static final Duration PATIENCE = Duration.ofSeconds(120);
    static final Duration GLANCE = Duration.ofMillis(200);

    private Waiting() {}

    /** @param what is named when it does not happen */
    static void until(String what, Callable<Boolean> condition) throws Exception {
        until(what, PATIENCE, condition);
    }

    static void until(String what, Duration patience, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Did not happen within " + patience.toSeconds() + " s: " + what
                        + "; last warnings: " + LastWarnings.of(Suite.logs()));
            }
            Thread.sleep(GLANCE);
        }
    }

    /** @param ask whose last answer is told when none is as it should be */
    static <T> void untilIs(String what, Callable<T> ask, Predicate<? super T> expected) throws Exception {
        var last = new AtomicReference<T>();
        try {
            until(what, () -> {
                last.set(ask.call());
                return expected.test(last.get());
            });
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + "; last answer: " + last.get(), late);
        }
    }
}
