package io.tutorflow.sandbox.demo;

import io.tutorflow.sandbox.control.ControlClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;

/** The clock that the whole stack goes by, and that a story moves. */
final class BusinessTime {

    private final Narrator narrator;
    private final ControlClient control;

    BusinessTime(Narrator narrator, ControlClient control) {
        this.narrator = narrator;
        this.control = control;
    }

    Instant now() throws IOException, InterruptedException {
        return Instant.now()
                .plus(Duration.parse(control.ask("/clock").path("offset").asText()));
    }

    YearMonth nextMonth() throws IOException, InterruptedException {
        return YearMonth.from(now().atOffset(ZoneOffset.UTC)).plusMonths(1);
    }

    void moveTo(Instant time) throws IOException, InterruptedException {
        narrator.say("Business time is " + time + " now.");
        control.tell(
                "/clock", Map.of("offset", Duration.between(Instant.now(), time).toString()));
    }

    static Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
