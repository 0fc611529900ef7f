package io.tutorflow.budget.reservation;

import io.tutorflow.internal.reservation.ReservationSource;
import java.util.Locale;

/** What pays for work. */
enum Source {
    PLAN,
    TOKENS;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    ReservationSource told() {
        return switch (this) {
            case PLAN -> ReservationSource.PLAN;
            case TOKENS -> ReservationSource.TOKENS;
        };
    }
}
