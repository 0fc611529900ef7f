package io.tutorflow.http;

import org.jspecify.annotations.Nullable;

/** The requested part of a list. */
public record PageRequest(int limit, int offset) {

    public PageRequest {
        if (limit < 1 || limit > Page.MAX_LIMIT) {
            throw ApiProblem.invalid("limit must be between 1 and " + Page.MAX_LIMIT);
        }
        if (offset < 0) {
            throw ApiProblem.invalid("offset must not be negative");
        }
    }

    public static PageRequest of(@Nullable String limit, @Nullable String offset) {
        return new PageRequest(number("limit", limit, Page.DEFAULT_LIMIT), number("offset", offset, 0));
    }

    private static int number(String name, @Nullable String text, int missing) {
        try {
            return text == null ? missing : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw ApiProblem.invalid(name + " must be a valid whole number");
        }
    }
}
