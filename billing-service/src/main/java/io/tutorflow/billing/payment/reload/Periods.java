package io.tutorflow.billing.payment.reload;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Calendar days and months in UTC, for the limits of automatic charges. */
final class Periods {

    private Periods() {}

    static Instant beginOfDay(Instant now) {
        return day(now).toInstant();
    }

    static Instant endOfDay(Instant now) {
        return day(now).plusDays(1).toInstant();
    }

    static Instant beginOfMonth(Instant now) {
        return month(now).toInstant();
    }

    static Instant endOfMonth(Instant now) {
        return month(now).plusMonths(1).toInstant();
    }

    private static OffsetDateTime month(Instant now) {
        return day(now).withDayOfMonth(1);
    }

    private static OffsetDateTime day(Instant now) {
        return now.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
    }
}
