package io.tutorflow.clock;

import java.time.Instant;

/** The time that prices, periods and records go by. */
@FunctionalInterface
public interface BusinessClock {

    Instant now();
}
