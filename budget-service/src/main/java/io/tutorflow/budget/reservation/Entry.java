package io.tutorflow.budget.reservation;

import io.tutorflow.money.Money;
import java.util.Locale;

/**
 * How a reservation ended, ready to be written.
 *
 * @param freed what had been reserved until now
 * @param late spent after it had been released
 */
record Entry(ReservationId id, Kind kind, Money amount, Money freed, boolean late) {

    /** How far the work ended above what was reserved for it. */
    Money overrun() {
        return amount.minus(freed).max(Money.ZERO);
    }

    enum Kind {
        SPENT,
        RELEASED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
