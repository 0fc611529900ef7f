package io.tutorflow.usage.reservation;

import io.tutorflow.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work that is to be begun for an organization.
 *
 * @param reservationId the usage record's id: asking twice for the same work reserves once
 * @param teacherId whose budget is touched, if anybody's
 * @param role {@code teacher}, {@code org_admin} or {@code student}
 * @param minimum if given, as much as the budget has left will do, from this much on
 */
public record ReservationRequest(
        UUID reservationId,
        UUID organizationId,
        @Nullable String teacherId,
        String role,
        String activity,
        Money amount,
        @Nullable Money minimum) {

    /** Whether so much, reserved already, is what is asked for now; another amount belongs to another request. */
    public boolean isMetBy(Money reserved) {
        return minimum == null ? reserved.equals(amount) : !reserved.exceeds(amount) && !minimum.exceeds(reserved);
    }
}
