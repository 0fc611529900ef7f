package io.tutorflow.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** From one moment up to, but not including, another. */
public record Period(Instant from, Instant to) {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    public Period {
        if (from.isAfter(to)) {
            throw ApiProblem.invalid("from must not be after to");
        }
    }

    /** From the caller's texts; an absent one leaves its end open. */
    public static Period of(@Nullable String from, @Nullable String to) {
        return new Period(from == null ? FIRST : moment("from", from), to == null ? LAST : moment("to", to));
    }

    /** Whether it has no end on either side. */
    public boolean isOpen() {
        return from.equals(FIRST) && to.equals(LAST);
    }

    private static Instant moment(String name, String text) {
        try {
            var moment = text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
                throw new DateTimeException("out of range");
            }
            return moment;
        } catch (DateTimeException unreadable) {
            throw ApiProblem.invalid(
                    name + " must be a date such as 2026-11-21, or a time such as 2026-11-21T12:00:00Z");
        }
    }
}
