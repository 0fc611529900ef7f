package io.tutorflow.sandbox.generator;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Instructions to the generator in a prompt, so that every path can be driven from outside: {@code [deliver 7]}, {@code
 * [fail]}, {@code [slow 500ms]}, {@code [hang]}, {@code [tokens 1200/800]}. The first of each kind counts.
 */
record Directives(Optional<Integer> deliver, boolean fail, Duration slow, boolean hang, Optional<Tokens> tokens) {

    /** Language-model tokens read and written. */
    record Tokens(int input, int output) {}

    private static final Pattern DELIVER = Pattern.compile("\\[deliver (\\d{1,6})]");
    private static final Pattern FAIL = Pattern.compile("\\[fail]");
    private static final Pattern SLOW = Pattern.compile("\\[slow (\\d{1,6})(ms|s)]");
    private static final Pattern HANG = Pattern.compile("\\[hang]");
    private static final Pattern TOKENS = Pattern.compile("\\[tokens (\\d{1,9})/(\\d{1,9})]");

    static Directives in(String text) {
        return new Directives(
                first(DELIVER, text, found -> Integer.valueOf(found.group(1))),
                FAIL.matcher(text).find(),
                first(SLOW, text, Directives::duration).orElse(Duration.ZERO),
                HANG.matcher(text).find(),
                first(
                        TOKENS,
                        text,
                        found -> new Tokens(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)))));
    }

    private static Duration duration(MatchResult found) {
        long amount = Long.parseLong(found.group(1));
        return found.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
    }

    private static <T> Optional<T> first(Pattern pattern, String text, Function<MatchResult, T> value) {
        return pattern.matcher(text).results().findFirst().map(value);
    }
}
