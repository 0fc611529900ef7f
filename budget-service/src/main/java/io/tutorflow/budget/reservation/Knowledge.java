package io.tutorflow.budget.reservation;

import java.time.Instant;

/** What is known about one reservation's work. */
sealed interface Knowledge {

    ReservationId id();

    /** It may end by then. */
    record Running(ReservationId id, Instant until) implements Knowledge {}

    /** It has ended, or will never begin. */
    record Ended(Settlement settlement) implements Knowledge {

        @Override
        public ReservationId id() {
            return settlement.id();
        }
    }
}
