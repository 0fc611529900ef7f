package io.tutorflow.pricing.terms;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Months as bills have them: in UTC. */
final class Months {

    private Months() {}

    static boolean isFirstMoment(Instant time) {
        var utc = time.atOffset(ZoneOffset.UTC);
        return utc.getDayOfMonth() == 1 && utc.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    /** The first moment of a month at that time or after it. */
    static Instant firstFrom(Instant time) {
        var month = time.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
        var first = month.atStartOfDay().toInstant(ZoneOffset.UTC);
        return first.isBefore(time) ? month.plusMonths(1).atStartOfDay().toInstant(ZoneOffset.UTC) : first;
    }
}
