package io.tutorflow.budget.reservation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the reservation path, under {@code tutorflow.reservations}. */
@ConfigMapping(prefix = "tutorflow.reservations")
interface ReservationLimits {
    /** The most reservations decided in one transaction. */
    @WithDefault("512")
    int batchSize();

    /** Transactions in progress at once; more helps only if they lock different budgets. */
    @WithDefault("2")
    int inFlight();

    /** The most reservations that may wait; one more is answered with 503. */
    @WithDefault("20000")
    int waiting();

    /** How old a reservation is when usage-service is first asked about it. */
    @WithDefault("2m")
    Duration checkAfter();

    /** How long to wait after an unanswered request. */
    @WithDefault("1m")
    Duration checkAgainAfter();
}
