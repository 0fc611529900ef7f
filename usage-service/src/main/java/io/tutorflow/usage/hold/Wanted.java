package io.tutorflow.usage.hold;

import io.tutorflow.internal.hold.HoldRequest;
import io.tutorflow.internal.reservation.ReservationRequest;
import io.tutorflow.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How much to hold.
 *
 * @param minimum if given, any available amount from this much on is enough
 */
public record Wanted(Money amount, @Nullable Money minimum) {

    public static Wanted by(HoldRequest request) {
        return new Wanted(request.amount(), request.minimum());
    }

    public static Wanted by(ReservationRequest request) {
        return new Wanted(request.amount(), request.minimum());
    }

    /** Whether an existing hold matches this request; a different amount belongs to a different request. */
    public boolean isMetBy(Money held) {
        return minimum == null ? held.equals(amount) : !held.exceeds(amount) && !minimum.exceeds(held);
    }
}
