package io.tutorflow.acceptance;

import io.tutorflow.bench.stack.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The business clock of the suite, which its tests move on and never back. */
record SuiteClock(LocalStack stack) {

    /** After a month's end, as billing-service has it; and a minute. */
    private static final Duration GRACE = Duration.ofHours(6).plusMinutes(1);

    Instant now() throws Exception {
        var ahead = Duration.parse(
                stack.control().get("/clock").body().path("offset").asText());
        return Instant.now().plus(ahead).truncatedTo(ChronoUnit.MICROS);
    }

    YearMonth month() throws Exception {
        return YearMonth.from(now().atOffset(ZoneOffset.UTC));
    }

    /** Until the month that it is can be closed. */
    void passMonth() throws Exception {
        passTo(month().plusMonths(1)
                .atDay(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC)
                .plus(GRACE));
    }

    void passTo(Instant time) throws Exception {
        var offset = Duration.between(Instant.now(), time);
        stack.control().put("/clock", Map.of("offset", offset.toString()));
    }
}
