package io.tutorflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A customer has used 12 of a meter on a day, and another nothing. */
class MeterCheckTest {

    private static final LocalDate DAY = LocalDate.parse("2026-06-10");
    private static final MeteredDay ADA = new MeteredDay("cus_ada", "lessons", DAY);
    private static final MeteredDay BOB = new MeteredDay("cus_bob", "lessons", DAY);

    @Test
    void findsNothingWhereBothAgree() {
        assertThat(told(new MeteredSum(12, 0, 0), Map.of(ADA, 12L))).isEmpty();
    }

    @Test
    void namesWhatStripeHasLost() {
        assertThat(told(new MeteredSum(12, 0, 0), Map.of(ADA, 9L)))
                .containsExactly("meter lessons of cus_ada on 2026-06-10: Stripe has counted 9, and 12 were reported");
        assertThat(told(new MeteredSum(12, 0, 0), Map.of()))
                .containsExactly("meter lessons of cus_ada on 2026-06-10: Stripe has counted 0, and 12 were reported");
    }

    @Test
    void namesWhatStripeHasCountedTwice() {
        assertThat(told(new MeteredSum(12, 0, 0), Map.of(ADA, 15L)))
                .containsExactly("meter lessons of cus_ada on 2026-06-10: Stripe has counted 15, and 12 were reported");
    }

    @Test
    void namesBothCustomersOfWhatCameToTheWrongOne() {
        assertThat(told(new MeteredSum(12, 0, 0), Map.of(ADA, 9L, BOB, 3L)))
                .containsExactlyInAnyOrder(
                        "meter lessons of cus_ada on 2026-06-10: Stripe has counted 9, and 12 were reported",
                        "meter lessons of cus_bob on 2026-06-10: Stripe has counted 3, and 0 were reported");
    }

    @Test
    void waitsForWhatMayNotBeCountedYetAndForWhatMayHaveArrived() {
        assertThat(told(new MeteredSum(12, 3, 0), Map.of(ADA, 9L))).isEmpty();
        assertThat(told(new MeteredSum(12, 3, 0), Map.of(ADA, 8L))).hasSize(1);
        assertThat(told(new MeteredSum(12, 0, 3), Map.of(ADA, 15L))).isEmpty();
        assertThat(told(new MeteredSum(12, 0, 3), Map.of(ADA, 16L))).hasSize(1);
    }

    private static List<String> told(MeteredSum ours, Map<MeteredDay, Long> counted) {
        return MeterCheck.of(Map.of(ADA, ours), counted).stream()
                .map(difference -> difference.row() + ": " + difference.what())
                .toList();
    }
}
