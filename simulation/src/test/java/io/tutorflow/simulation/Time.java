package io.tutorflow.simulation;

import io.tutorflow.clock.BusinessClock;
import java.time.Duration;
import java.time.Instant;

/** The world's one clock; it only moves when a step moves it. */
final class Time implements BusinessClock {

    private Instant now = Instant.parse("2026-03-27T21:59:30Z");

    @Override
    public Instant now() {
        return now;
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }
}
