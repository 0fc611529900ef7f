package io.tutorflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.audit.PaymentRow.Credit;
import io.tutorflow.audit.RefundRow.Moved;
import io.tutorflow.audit.StripePayments.Disputed;
import io.tutorflow.audit.StripePayments.Refunded;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefundCheckTest {

    private static final UUID ID = new UUID(1, 2);
    private static final UUID SCHOOL = new UUID(1, 3);
    private static final String NAME = "refund " + ID;
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Set<String> OURS = Set.of("pi_1");
    private static final Credit PAID = new Credit(ID, SCHOOL, new UUID(0, 3), 60_000_000, "ada", NOW);
    private static final Credit REST = new Credit(ID, SCHOOL, new UUID(0, 2), 4_500_000, "ada", NOW);
    private static final Moved NOTHING = new Moved(null, null, null, null);
    private static final Moved TAKEN = new Moved(PAID, REST, null, null);
    private static final Moved RETURNED = new Moved(PAID, REST, PAID, REST);
    private static final Refunded DONE = new Refunded("re_1", ID.toString(), "pi_1", "succeeded", 6_000);
    private static final Disputed DISPUTED = new Disputed("dp_1", "pi_1", "under_review", 6_000);

    @Test
    void findsNothingWhereAllAgree() {
        assertThat(refunds(refund("succeeded", TAKEN), DONE)).isEmpty();
        assertThat(refunds(refund("requested", TAKEN))).isEmpty();
        assertThat(refunds(refund("failed", RETURNED), new Refunded("re_1", ID.toString(), "pi_1", "failed", 6_000)))
                .isEmpty();
        assertThat(disputes(List.of(dispute("open", TAKEN)), DISPUTED)).isEmpty();
    }

    @Test
    void namesWhatTheLedgerDoesNotHave() {
        assertThat(refunds(refund("succeeded", NOTHING), DONE))
                .extracting(Difference::toString)
                .contains(NAME + ": what it took is $64.5, the ledger says $0");
        assertThat(refunds(refund("failed", TAKEN)))
                .extracting(Difference::toString)
                .containsExactly(NAME + ": what came back is $64.5, the ledger says $0");
        assertThat(disputes(List.of(dispute("open", NOTHING)), DISPUTED))
                .extracting(Difference::toString)
                .containsExactly("dispute dp_1: what it took is $64.5, the ledger says $0");
    }

    @Test
    void namesWhatTheLedgerTookForNothing() {
        assertThat(RefundCheck.of(
                        OURS, Set.of(), new RefundRows(List.of(), List.of(), List.of(REST)), List.of(), List.of()))
                .extracting(Difference::toString)
                .containsExactly("transfer " + ID + ": took or gave back credits of account " + SCHOOL
                        + " for no refund or dispute");
    }

    @Test
    void namesWhatWasTakenOfAnotherAccount() {
        var stranger = new Credit(ID, new UUID(1, 4), new UUID(0, 2), 4_500_000, "ada", NOW);

        assertThat(refunds(refund("succeeded", new Moved(PAID, stranger, null, null)), DONE))
                .extracting(Difference::toString)
                .containsExactly(NAME + ": was taken of another account than its own by transfer " + ID);
    }

    @Test
    void namesWhatStripeDoesNotHaveOrHasOtherwise() {
        assertThat(refunds(refund("succeeded", TAKEN)))
                .extracting(Difference::toString)
                .containsExactly(NAME + ": has succeeded, and Stripe has none");
        assertThat(refunds(refund("succeeded", TAKEN), new Refunded("re_1", ID.toString(), "pi_1", "succeeded", 5_000)))
                .extracting(Difference::toString)
                .containsExactly(NAME + ": is of another amount at Stripe");
        assertThat(refunds(refund("failed", RETURNED), DONE))
                .extracting(Difference::toString)
                .containsExactly(NAME + ": has failed, and Stripe has it");
    }

    @Test
    void namesWhatWasRefundedByHandOfOurs() {
        var byHand = new Refunded("re_2", "", "pi_1", "succeeded", 500);
        var another = new Refunded("re_3", "", "pi_of_somebody_else", "succeeded", 500);

        assertThat(RefundCheck.of(
                        OURS,
                        Set.of(),
                        new RefundRows(List.of(), List.of(), List.of()),
                        List.of(byHand, another),
                        List.of()))
                .extracting(Difference::toString)
                .containsExactly("refund re_2: Stripe gave back $5, and nobody here knows of it");
    }

    @Test
    void namesDisputesThatOneSideDoesNotHaveOrDecidedOtherwise() {
        assertThat(disputes(List.of(), DISPUTED))
                .extracting(Difference::toString)
                .containsExactly("dispute dp_1: is at Stripe, and nobody here knows of it");
        assertThat(disputes(List.of(dispute("lost", TAKEN)), DISPUTED))
                .extracting(Difference::toString)
                .containsExactly("dispute dp_1: is lost, at Stripe it is not");
        assertThat(disputes(List.of(dispute("open", TAKEN))))
                .extracting(Difference::toString)
                .containsExactly("dispute dp_1: is not at Stripe");
    }

    @Test
    void namesADisputeOfWhatWasChargedForAnInvoice() {
        var theirs = new Disputed("dp_2", "pi_invoice", "lost", 2_900);

        assertThat(RefundCheck.of(
                        OURS,
                        Set.of("pi_invoice"),
                        new RefundRows(List.of(), List.of(), List.of()),
                        List.of(new Refunded("re_2", "", "pi_invoice", "succeeded", 100)),
                        List.of(theirs)))
                .extracting(Difference::toString)
                .containsExactly("dispute dp_2: is at Stripe, and nobody here knows of it");
    }

    private static List<Difference> refunds(RefundRow refund, Refunded... atStripe) {
        return RefundCheck.of(
                OURS, Set.of(), new RefundRows(List.of(refund), List.of(), List.of()), List.of(atStripe), List.of());
    }

    private static List<Difference> disputes(List<DisputeRow> disputes, Disputed... atStripe) {
        return RefundCheck.of(
                OURS, Set.of(), new RefundRows(List.of(), disputes, List.of()), List.of(), List.of(atStripe));
    }

    private static RefundRow refund(String state, Moved moved) {
        return new RefundRow(ID, SCHOOL, SCHOOL, state, "re_1", "ada", 6_000, 64_500_000, NOW, moved);
    }

    private static DisputeRow dispute(String state, Moved frozen) {
        return new DisputeRow("dp_1", SCHOOL, SCHOOL, "pi_1", state, 6_000, 64_500_000, frozen, NOTHING);
    }
}
