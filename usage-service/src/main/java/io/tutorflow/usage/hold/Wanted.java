package io.tutorflow.usage.hold;

import io.tutorflow.internal.hold.HoldRequest;
import io.tutorflow.internal.reservation.ReservationRequest;
import io.tutorflow.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How much is to be set aside.
 *
 * @param minimum if given, as much as there is will do, from this much on
 */
public record Wanted(Money amount, @Nullable Money minimum) {

    public static Wanted by(HoldRequest request) {
        return new Wanted(request.amount(), request.minimum());
    }

    public static Wanted by(ReservationRequest request) {
        return new Wanted(request.amount(), request.minimum());
    }

    /** Whether so much, set aside already, is what is asked for now; another amount belongs to another request. */
    public boolean isMetBy(Money held) {
        return minimum == null ? held.equals(amount) : !held.exceeds(amount) && !minimum.exceeds(held);
    }
}
