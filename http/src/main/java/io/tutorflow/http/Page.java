package io.tutorflow.http;

import java.util.List;

/** One page of a list, newest first. */
public record Page<T>(List<T> items, long total) {

    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;
}
