package io.tutorflow.clock;

import java.time.Instant;

/** The time that tokens, signatures and leases are judged by; it cannot be moved. */
@FunctionalInterface
public interface RealClock {

    Instant now();
}
