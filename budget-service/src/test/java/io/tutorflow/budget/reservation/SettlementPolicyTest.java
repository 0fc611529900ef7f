package io.tutorflow.budget.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.money.Money;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SettlementPolicyTest {

    private static final ReservationId ID = new ReservationId(new UUID(1, 1));

    @Test
    void whatWasUndoneWhileItWasAskedAboutNeedsNoRelease() {
        var outcome = SettlementPolicy.decide(List.of(new Settlement.Released(ID)), Map.of(), Map.of());

        assertThat(outcome.entries()).isEmpty();
        assertThat(outcome.alarms()).isEmpty();
    }

    @Test
    void whatWasSpentWithoutAReservationIsAnAlarm() {
        var spent = new Settlement.Spent(ID, Money.ofCredits(25));

        var outcome = SettlementPolicy.decide(List.of(spent), Map.of(), Map.of());

        assertThat(outcome.entries()).isEmpty();
        assertThat(outcome.alarms()).hasSize(1);
    }

    @Test
    void theSameReleaseTwiceIsOne() {
        var released = new Settlement.Released(ID);
        var place = new Place(ID, Money.ofCredits(25), null, null);

        var outcome = SettlementPolicy.decide(List.of(released, released), Map.of(ID, place), Map.of());

        assertThat(outcome.entries()).hasSize(1);
        assertThat(outcome.alarms()).isEmpty();
    }
}
