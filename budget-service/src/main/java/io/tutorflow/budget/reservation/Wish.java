package io.tutorflow.budget.reservation;

import io.tutorflow.budget.organization.Organization;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.teacher.TeacherId;
import io.tutorflow.internal.reservation.ReservationRequest;
import io.tutorflow.money.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request to let work begin, or to count work that was measured elsewhere.
 *
 * @param minimum if given, any amount left in the budget from this much on is enough; 0 for work that is done already
 */
record Wish(
        ReservationId id,
        Spender spender,
        String activity,
        Money amount,
        @Nullable Money minimum) {

    static Wish of(ReservationRequest asked, Organization organization) {
        var teacher = asked.teacherId() == null ? null : new TeacherId(asked.teacherId());
        var role = Role.of(asked.role()).orElseThrow(() -> new IllegalArgumentException("Not a role: " + asked.role()));
        return new Wish(
                new ReservationId(asked.reservationId()),
                new Spender(organization, teacher, role),
                asked.activity(),
                asked.amount(),
                asked.isMeasured() ? Money.ZERO : asked.minimum());
    }

    /**
     * What was asked before and after an organization was changed may meet in one batch, whose wishes are counted
     * together: all of them go by its newest state.
     */
    static List<Wish> byTheNewest(List<Wish> wishes) {
        var newest = new HashMap<OrganizationId, Organization>();
        for (var wish : wishes) {
            var organization = wish.spender.organization();
            newest.merge(organization.id(), organization, Organization::orNewer);
        }
        return wishes.stream()
                .map(wish -> wish.of(Objects.requireNonNull(
                        newest.get(wish.spender.organization().id()))))
                .toList();
    }

    private Wish of(Organization organization) {
        var spends = new Spender(organization, spender.teacher(), spender.role());
        return new Wish(id, spends, activity, amount, minimum);
    }

    Money least() {
        return minimum == null ? amount : minimum;
    }

    /** How much is reserved out of what is left, which is at least {@link #least}. */
    Money outOf(Money left) {
        return minimum == null ? amount : amount.min(left);
    }
}
