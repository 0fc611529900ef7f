package io.tutorflow.budget.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.budget.organization.Organization;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.organization.Plan;
import io.tutorflow.budget.reservation.Books.AllowanceKey;
import io.tutorflow.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WishTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private final Organization before = with(1, LocalDate.of(2026, 3, 1));
    private final Organization after = with(2, LocalDate.of(2026, 3, 10));

    @Test
    void aPlanThatIsReplacedWithinABatchCoversNothingBesideTheNewOne() {
        var wishes = Wish.byTheNewest(List.of(wish(1, before), wish(2, after), wish(3, before)));

        var decisions = ReservationPolicy.decide(wishes, unused(), NOW);

        assertThat(decisions)
                .extracting(decision -> ((Decision.Reserved) decision).source())
                .containsExactly(Source.PLAN, Source.TOKENS, Source.TOKENS);
        assertThat(MakingReservations.months(wishes, NOW))
                .containsOnlyKeys(new AllowanceKey(after.id(), Instant.parse("2026-03-10T00:00:00Z")));
    }

    private static Books unused() {
        return new Books(Map.of(), Map.of(), Map.of());
    }

    private static Organization with(long revision, LocalDate firstDay) {
        var id = new OrganizationId("00000000-0000-0000-0000-000000000001");
        return new Organization(id, revision, ZoneOffset.UTC, true, new Plan("starter", 1, firstDay), null);
    }

    private static Wish wish(long number, Organization organization) {
        return new Wish(
                new ReservationId(new UUID(1, number)),
                new Spender(organization, null, Role.ORG_ADMIN),
                "cover_image",
                Money.ofCredits(25),
                null);
    }
}
