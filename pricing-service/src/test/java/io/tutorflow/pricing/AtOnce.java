package io.tutorflow.pricing;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several callers who start together. */
public final class AtOnce {

    private AtOnce() {}

    public static <T> List<T> call(int callers, Callable<T> call) throws InterruptedException {
        var start = new CyclicBarrier(callers);
        Callable<T> together = () -> {
            start.await();
            return call.call();
        };
        try (var threads = Executors.newFixedThreadPool(callers)) {
            return threads.invokeAll(Collections.nCopies(callers, together)).stream()
                    .map(AtOnce::answer)
                    .toList();
        }
    }

    private static <T> T answer(Future<T> call) {
        try {
            return call.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
