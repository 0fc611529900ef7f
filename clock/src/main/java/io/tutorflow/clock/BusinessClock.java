package io.tutorflow.clock;

import java.time.Instant;

/** The time that prices, periods and records are based on. */
@FunctionalInterface
public interface BusinessClock {

    Instant now();
}
