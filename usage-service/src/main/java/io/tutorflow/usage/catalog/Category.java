package io.tutorflow.usage.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A kind of work that has a price, as the catalogue names it. */
public enum Category {
    EVALUATION,
    COURSE,
    MODULE,
    TEST,
    SLIDE,
    VIDEO,
    SLIDE_IMAGE,
    VIDEO_TTS_REGENERATE,
    /** Billed by fractional minutes; everything else by whole units. */
    VIDEO_RENDER;

    private static final int MINUTE_DECIMALS = 4;

    private final String text = name().toLowerCase(Locale.ROOT);

    public static Optional<Category> of(String text) {
        return Arrays.stream(values())
                .filter(category -> category.text.equals(text))
                .findFirst();
    }

    public static String listed() {
        return Arrays.stream(values()).map(Category::text).collect(Collectors.joining(", "));
    }

    public String text() {
        return text;
    }

    /** How many decimals its units may have. */
    public int unitDecimals() {
        return this == VIDEO_RENDER ? MINUTE_DECIMALS : 0;
    }
}
