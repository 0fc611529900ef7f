package io.tutorflow.budget.period;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** How often a budget starts over, in the organization's time zone. */
public enum Period {
    /** On Monday, 00:00. */
    @JsonProperty("weekly")
    WEEKLY,

    /** On the 1st, 00:00. */
    @JsonProperty("monthly")
    MONTHLY;

    public static Period of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The period that contains the moment; a week with a daylight-saving change is an hour shorter or longer. */
    public Span at(Instant moment, ZoneId zone) {
        var day = moment.atZone(zone).toLocalDate();
        return switch (this) {
            case WEEKLY -> {
                var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield span(monday, monday.plusWeeks(1), zone);
            }
            case MONTHLY -> {
                var first = day.withDayOfMonth(1);
                yield span(first, first.plusMonths(1), zone);
            }
        };
    }

    static Span span(LocalDate first, LocalDate next, ZoneId zone) {
        return new Span(
                first.atStartOfDay(zone).toInstant(), next.atStartOfDay(zone).toInstant());
    }
}
