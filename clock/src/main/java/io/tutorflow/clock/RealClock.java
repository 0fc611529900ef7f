package io.tutorflow.clock;

import java.time.Instant;

/** The time for tokens, signatures and leases; it cannot be moved. */
@FunctionalInterface
public interface RealClock {

    Instant now();
}
