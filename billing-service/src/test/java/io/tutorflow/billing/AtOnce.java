package io.tutorflow.billing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** Several callers who start together. */
public final class AtOnce {

    private AtOnce() {}

    public static <T> List<T> call(int callers, IntFunction<T> call) {
        var start = new CountDownLatch(callers);
        try (var threads = Executors.newFixedThreadPool(callers)) {
            var calls = new ArrayList<Callable<T>>();
            for (int i = 0; i < callers; i++) {
                int caller = i;
                calls.add(() -> {
                    start.countDown();
                    start.await();
                    return call.apply(caller);
                });
            }
            var answers = new ArrayList<T>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
