package io.tutorflow.billing.reload;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Calendar months in UTC, by which the bound of an owner counts. */
final class Months {

    private Months() {}

    static Instant beginOf(Instant now) {
        return begin(now).toInstant();
    }

    static Instant endOf(Instant now) {
        return begin(now).plusMonths(1).toInstant();
    }

    private static OffsetDateTime begin(Instant now) {
        return now.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
    }
}
