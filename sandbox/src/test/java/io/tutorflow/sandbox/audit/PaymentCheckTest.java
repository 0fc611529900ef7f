package io.tutorflow.sandbox.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.sandbox.audit.StripePayments.Intent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaymentCheckTest {

    private static final UUID ID = new UUID(1, 2);
    private static final String NAME = "payment " + ID;
    private static final Map<String, Intent> TAKEN =
            Map.of("pi_1", new Intent("pi_1", ID.toString(), "succeeded", 5_000));

    @Test
    void findsNothingWhereAllAgree() {
        assertThat(differences(payment("paid", 50_000_000L, 2_500_000), TAKEN)).isEmpty();
        assertThat(differences(new PaymentRow(ID, "open", 5_000, 0, null, null, 0, true), Map.of()))
                .isEmpty();
    }

    @Test
    void namesWhatTheLedgerDoesNotHave() {
        assertThat(differences(payment("paid", null, 2_500_000), TAKEN))
                .containsExactly(new Difference(NAME, "is paid, and the ledger has no purchase of it"));
        assertThat(differences(payment("paid", 40_000_000L, 0), TAKEN))
                .containsExactly(
                        new Difference(NAME, "is of $50, the ledger's purchase of $40"),
                        new Difference(NAME, "has a bonus of $2.5, the ledger one of $0"));
    }

    @Test
    void namesWhatTheLedgerHasWithoutPayment() {
        assertThat(differences(new PaymentRow(ID, null, 0, 0, null, 50_000_000L, 0, true), Map.of()))
                .containsExactly(new Difference(NAME, "was credited, and there is no payment"));
        assertThat(differences(new PaymentRow(ID, "expired", 5_000, 0, null, 50_000_000L, 0, true), Map.of()))
                .containsExactly(new Difference(NAME, "is expired, and was credited"));
    }

    @Test
    void namesWhatStripeDoesNotHaveOrHasOtherwise() {
        assertThat(differences(payment("paid", 50_000_000L, 2_500_000), Map.of()))
                .containsExactly(new Difference(NAME, "is paid, and Stripe knows of no such payment (pi_1)"));
        assertThat(differences(
                        payment("paid", 50_000_000L, 2_500_000),
                        Map.of("pi_1", new Intent("pi_1", ID.toString(), "succeeded", 4_000))))
                .containsExactly(new Difference(NAME, "is of $50, Stripe took $40"));
    }

    @Test
    void namesWhatWasCreditedToSomebodyElse() {
        var payment = new PaymentRow(ID, "paid", 5_000, 0, "pi_1", 50_000_000L, 0, false);

        assertThat(differences(payment, TAKEN))
                .containsExactly(new Difference(NAME, "was credited to another account"));
    }

    @Test
    void namesWhatOnlyStripeHas() {
        assertThat(PaymentCheck.of(List.of(), TAKEN).differences())
                .containsExactly(new Difference(NAME, "Stripe took $50 (pi_1), and it is not paid here"));
    }

    private static PaymentRow payment(String state, @Nullable Long credited, long bonusCredited) {
        return new PaymentRow(ID, state, 5_000, 2_500_000, "pi_1", credited, bonusCredited, true);
    }

    private static List<Difference> differences(PaymentRow payment, Map<String, Intent> atStripe) {
        return PaymentCheck.of(List.of(payment), atStripe).differences();
    }
}
