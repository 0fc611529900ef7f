package io.tutorflow.simulation;

import io.tutorflow.clock.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** The world's one clock; it only moves when a step moves it. */
final class Time implements BusinessClock {

    private static final Duration GRACE = Duration.ofHours(6);

    private Instant now = Instant.parse("2026-03-27T21:59:30Z");

    @Override
    public Instant now() {
        return now;
    }

    /** Until the month that it is can be closed. */
    void passMonth() {
        var next = YearMonth.from(now.atOffset(ZoneOffset.UTC)).plusMonths(1).atDay(1);
        now = next.atStartOfDay().toInstant(ZoneOffset.UTC).plus(GRACE);
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }
}
