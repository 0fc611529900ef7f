package io.tutorflow.budget.period;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The months of a plan: each starts on the day of the first one, or on the last day of a shorter month. */
public final class PlanMonth {

    private PlanMonth() {}

    /** @return empty before the plan's first day */
    public static Optional<Span> at(LocalDate firstDay, Instant moment, ZoneId zone) {
        var day = moment.atZone(zone).toLocalDate();
        if (day.isBefore(firstDay)) {
            return Optional.empty();
        }
        long months = ChronoUnit.MONTHS.between(firstDay, day);
        if (!firstDay.plusMonths(months + 1).isAfter(day)) {
            months++;
        }
        return Optional.of(Period.span(firstDay.plusMonths(months), firstDay.plusMonths(months + 1), zone));
    }
}
