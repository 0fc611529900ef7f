package io.tutorflow.http;

import java.util.List;
import java.util.function.Function;

/** One page of a list, newest first. */
public record Page<T>(List<T> items, long total) {

    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;

    public <R> Page<R> map(Function<? super T, ? extends R> each) {
        return new Page<>(items.stream().<R>map(each).toList(), total);
    }
}
