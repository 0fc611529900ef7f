package io.tutorflow.budget.reservation;

import io.tutorflow.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether work may begin.
 *
 * @param minimum if given, as much of the amount as the budget has left will do, from this much on
 */
record Wish(
        ReservationId id,
        Spender spender,
        String activity,
        Money amount,
        @Nullable Money minimum) {

    Wish {
        if (!amount.isPositive() || (minimum != null && (!minimum.isPositive() || minimum.exceeds(amount)))) {
            throw new IllegalArgumentException("Not to be reserved: " + amount + ", at least " + minimum);
        }
    }

    Money least() {
        return minimum == null ? amount : minimum;
    }

    /** What is reserved of what is left, which is at least {@link #least}. */
    Money outOf(Money left) {
        return minimum == null ? amount : amount.min(left);
    }
}
