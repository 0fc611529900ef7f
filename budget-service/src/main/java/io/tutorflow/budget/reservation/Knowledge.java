package io.tutorflow.budget.reservation;

import java.time.Instant;

/** What is known of one reservation's work. */
sealed interface Knowledge {

    ReservationId id();

    /** It may still end until then. */
    record Running(ReservationId id, Instant until) implements Knowledge {}

    /** It has ended, or will never begin. */
    record Ended(Settlement settlement) implements Knowledge {

        @Override
        public ReservationId id() {
            return settlement.id();
        }
    }
}
