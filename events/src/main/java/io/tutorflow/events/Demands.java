package io.tutorflow.events;

import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import io.tutorflow.money.Units;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rules for the fields of all events, checked by writers and readers alike; the message names the field. */
final class Demands {

    /** In characters; longer than any name, subject or reason that the suite accepts. */
    private static final int LONGEST_TEXT = 10_000;

    /** In characters, as callers may give it: it is a name for people, shown in a line of a history. */
    private static final int LONGEST_TITLE = 200;

    /** A thousandth of what a bigint of micro-USD can hold, so that sums fit too. */
    private static final BigDecimal MOST_USD = BigDecimal.valueOf(9_000_000_000L);

    private static final BigDecimal MOST_CREDITS = MOST_USD.movePointRight(2);

    /** More than any work can have. */
    private static final BigDecimal MOST_UNITS = MOST_CREDITS;

    /** The largest number of decimals or trailing zeros that is examined. */
    private static final int LARGEST_SCALE = 1_000;

    private static final int EARLIEST_YEAR = 1970;

    /** The last year that ISO 8601 writes with four digits; PostgreSQL accepts later ones, but not all of Java's. */
    private static final int LATEST_YEAR = 9999;

    private static final Instant EARLIEST = Instant.parse(EARLIEST_YEAR + "-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse(LATEST_YEAR + "-12-31T23:59:59.999999999Z");

    private Demands() {}

    /** Jackson, and callers without null checks, can pass null where the type excludes it. */
    static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    static void text(String field, @Nullable String value) {
        var text = present(field, value);
        demand(!text.isBlank(), field, "is blank");
        demand(text.length() <= LONGEST_TEXT, field, "is too long");
        // PostgreSQL cannot store this character in a text.
        demand(text.indexOf('\0') < 0, field, "contains U+0000");
    }

    static void label(String field, @Nullable String value) {
        if (value != null) {
            text(field, value);
            demand(value.codePointCount(0, value.length()) <= LONGEST_TITLE, field, "is too long");
        }
    }

    static void oneOf(String field, @Nullable String value, Set<String> known) {
        demand(known.contains(present(field, value)), field, "must be one of " + known);
    }

    static void atLeast(String field, long value, long least) {
        demand(value >= least, field, "is less than " + least);
    }

    static void time(String field, @Nullable Instant value) {
        var time = present(field, value);
        demand(!time.isBefore(EARLIEST) && !time.isAfter(LATEST), field, "is out of range");
    }

    static void day(String field, LocalDate value) {
        demand(value.getYear() >= EARLIEST_YEAR && value.getYear() <= LATEST_YEAR, field, "is out of range");
    }

    static void zone(String field, @Nullable String value) {
        try {
            ZoneId.of(present(field, value));
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(field + " is not a time zone", unknown);
        }
    }

    static void usd(String field, @Nullable BigDecimal value) {
        exact(field, between(field, value, BigDecimal.ZERO, MOST_USD), Money::ofUsd);
    }

    static void percent(String field, @Nullable BigDecimal value) {
        exact(field, between(field, value, BigDecimal.ZERO, BigDecimal.valueOf(100)), Percent::of);
    }

    /** Our own cost, which is not in the ledger and may have more decimals. */
    static void cost(String field, @Nullable BigDecimal value) {
        between(field, value, BigDecimal.ZERO, MOST_USD);
    }

    static void credits(String field, @Nullable BigDecimal value) {
        exact(field, between(field, value, BigDecimal.ZERO, MOST_CREDITS), Money::ofCredits);
    }

    static void balance(String field, @Nullable BigDecimal value) {
        exact(field, between(field, value, MOST_CREDITS.negate(), MOST_CREDITS), Money::ofCredits);
    }

    static void quantity(String field, @Nullable BigDecimal value) {
        exact(field, between(field, value, BigDecimal.ZERO, MOST_UNITS), Units::of);
    }

    static void positive(String field, BigDecimal value) {
        demand(value.signum() > 0, field, "is not above 0");
    }

    static void allOf(String field, @Nullable List<?> value) {
        for (var entry : present(field, value)) {
            present("an entry of " + field, entry);
        }
    }

    static void someOf(String field, @Nullable List<?> value) {
        allOf(field, value);
        demand(!present(field, value).isEmpty(), field, "is empty");
    }

    static void demand(boolean met, String field, String problem) {
        if (!met) {
            throw new IllegalArgumentException(field + " " + problem);
        }
    }

    /** Checks the scale first: a huge exponent must not be expanded, not even for a comparison. */
    private static BigDecimal between(String field, @Nullable BigDecimal value, BigDecimal least, BigDecimal most) {
        var number = present(field, value);
        demand(Math.abs((long) number.scale()) <= LARGEST_SCALE, field, "is out of range");
        demand(number.compareTo(least) >= 0 && number.compareTo(most) <= 0, field, "is out of range");
        return number;
    }

    private static void exact(String field, BigDecimal value, Function<BigDecimal, ?> conversion) {
        try {
            var unused = conversion.apply(value);
        } catch (ArithmeticException tooFine) {
            throw new IllegalArgumentException(field + " has too many decimals", tooFine);
        }
    }
}
