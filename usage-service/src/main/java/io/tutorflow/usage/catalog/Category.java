package io.tutorflow.usage.catalog;

import io.tutorflow.money.Units;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A kind of work that has a price, as the catalogue names it. */
public enum Category {
    EVALUATION,
    COURSE,
    MODULE,
    TEST,
    /** Billed as requested, once anything is delivered. */
    SLIDE,
    VIDEO,
    SLIDE_IMAGE,
    VIDEO_TTS_REGENERATE,
    /** Billed by fractional minutes; everything else of the catalogue by whole units. */
    VIDEO_RENDER,
    /** A school's, at the organization's price. */
    COVER_IMAGE,
    /** A school's, billed by what the language model used. */
    AI_LESSON_GENERATION;

    private static final Set<Category> OF_SCHOOLS = Set.of(COVER_IMAGE, AI_LESSON_GENERATION);

    /** Longer videos are not charged for more. */
    public static final Units MOST_MINUTES = Units.of(10);

    private static final int MINUTE_DECIMALS = 4;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** Of the catalogue. */
    public static Optional<Category> of(String text) {
        return ofTheCatalogue().filter(category -> category.text.equals(text)).findFirst();
    }

    public static String listed() {
        return ofTheCatalogue().map(Category::text).collect(Collectors.joining(", "));
    }

    private static Stream<Category> ofTheCatalogue() {
        return Arrays.stream(values()).filter(category -> !OF_SCHOOLS.contains(category));
    }

    public String text() {
        return text;
    }

    /** How many decimals its units may have. */
    public int unitDecimals() {
        return this == VIDEO_RENDER ? MINUTE_DECIMALS : 0;
    }

    /** What is quoted for so many lessons, items, slides, …; for a render, for so many seconds. */
    public Units quoted(int requested) {
        return this == VIDEO_RENDER ? Units.minutesOf(Duration.ofSeconds(requested)) : Units.of(requested);
    }

    /** What is billed once something was delivered. */
    public Units billed(Units requested, Units delivered) {
        return switch (this) {
            case SLIDE -> requested;
            case VIDEO_RENDER -> delivered.min(MOST_MINUTES);
            default -> delivered.min(requested);
        };
    }
}
