package io.tutorflow.sandbox.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.sandbox.audit.StripePayments.Disputed;
import io.tutorflow.sandbox.audit.StripePayments.Refunded;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefundCheckTest {

    private static final UUID ID = new UUID(1, 2);
    private static final String NAME = "refund " + ID;
    private static final Set<String> OURS = Set.of("pi_1");
    private static final Refunded DONE = new Refunded("re_1", ID.toString(), "pi_1", "succeeded", 6_000);
    private static final Disputed DISPUTED = new Disputed("dp_1", "pi_1", "under_review", 10_000);

    @Test
    void findsNothingWhereAllAgree() {
        assertThat(refunds(refund("succeeded", 60_000_000L, null), DONE)).isEmpty();
        assertThat(refunds(refund("requested", 60_000_000L, null))).isEmpty();
        assertThat(refunds(
                        refund("failed", 60_000_000L, 60_000_000L),
                        new Refunded("re_1", ID.toString(), "pi_1", "failed", 6_000)))
                .isEmpty();
        assertThat(disputes(List.of(new DisputeRow("dp_1", "open", 10_000)), DISPUTED))
                .isEmpty();
    }

    @Test
    void namesWhatTheLedgerDoesNotHave() {
        assertThat(refunds(refund("succeeded", null, null), DONE))
                .containsExactly(new Difference(NAME, "is of $60, the ledger took nothing"));
        assertThat(refunds(refund("failed", 60_000_000L, null)))
                .containsExactly(new Difference(NAME, "is failed, and the ledger gave back nothing"));
    }

    @Test
    void namesWhatStripeDoesNotHaveOrHasOtherwise() {
        assertThat(refunds(refund("succeeded", 60_000_000L, null)))
                .containsExactly(new Difference(NAME, "has succeeded, and Stripe has none"));
        assertThat(refunds(
                        refund("succeeded", 60_000_000L, null),
                        new Refunded("re_1", ID.toString(), "pi_1", "succeeded", 5_000)))
                .containsExactly(new Difference(NAME, "is of another amount at Stripe"));
        assertThat(refunds(refund("failed", 60_000_000L, 60_000_000L), DONE))
                .containsExactly(new Difference(NAME, "has failed, and Stripe has it"));
    }

    @Test
    void namesWhatWasRefundedByHandOfOurs() {
        var byHand = new Refunded("re_2", "", "pi_1", "succeeded", 500);
        var another = new Refunded("re_3", "", "pi_of_somebody_else", "succeeded", 500);

        assertThat(RefundCheck.of(OURS, List.of(), List.of(byHand, another), List.of(), List.of()))
                .containsExactly(new Difference("refund re_2", "Stripe gave back $5, and nobody here knows of it"));
    }

    @Test
    void namesDisputesThatOneSideDoesNotHaveOrDecidedOtherwise() {
        assertThat(disputes(List.of(), DISPUTED))
                .containsExactly(new Difference("dispute dp_1", "is at Stripe, and nobody here knows of it"));
        assertThat(disputes(List.of(new DisputeRow("dp_1", "lost", 10_000)), DISPUTED))
                .containsExactly(new Difference("dispute dp_1", "is lost, at Stripe it is not"));
        assertThat(disputes(List.of(new DisputeRow("dp_1", "open", 10_000))))
                .containsExactly(new Difference("dispute dp_1", "is not at Stripe"));
    }

    private static List<Difference> refunds(RefundRow refund, Refunded... atStripe) {
        return RefundCheck.of(OURS, List.of(refund), List.of(atStripe), List.of(), List.of());
    }

    private static List<Difference> disputes(List<DisputeRow> disputes, Disputed... atStripe) {
        return RefundCheck.of(OURS, List.of(), List.of(), disputes, List.of(atStripe));
    }

    private static RefundRow refund(String state, @Nullable Long taken, @Nullable Long returned) {
        return new RefundRow(ID, state, 6_000, 64_500_000, taken, returned);
    }
}
