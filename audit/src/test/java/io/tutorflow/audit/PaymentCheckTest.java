package io.tutorflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.audit.PaymentRow.Credit;
import io.tutorflow.audit.PaymentRow.Order;
import io.tutorflow.audit.StripePayments.Intent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaymentCheckTest {

    private static final UUID ID = new UUID(1, 2);
    private static final UUID SCHOOL = new UUID(1, 3);
    private static final String NAME = "payment " + ID;
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Credit PURCHASE = credit(SCHOOL, 50_000_000);
    private static final Credit BONUS = credit(SCHOOL, 2_500_000);
    private static final Map<String, Intent> TAKEN =
            Map.of("pi_1", new Intent("pi_1", ID.toString(), "succeeded", 5_000));

    @Test
    void findsNothingWhereAllAgree() {
        assertThat(differences(payment("paid", PURCHASE, BONUS), TAKEN)).isEmpty();
        assertThat(differences(payment("open", null, null), Map.of())).isEmpty();
    }

    @Test
    void namesWhatTheLedgerDoesNotHave() {
        assertThat(differences(payment("paid", null, BONUS), TAKEN))
                .extracting(Difference::toString)
                .containsExactly(NAME + ": is paid, and the ledger has no purchase of it");
        assertThat(differences(payment("paid", credit(SCHOOL, 40_000_000), null), TAKEN))
                .extracting(Difference::toString)
                .containsExactly(
                        NAME + ": is of $50, the ledger's purchase of $40",
                        NAME + ": has a bonus of $2.5, the ledger one of $0");
    }

    @Test
    void namesWhatTheLedgerHasWithoutPayment() {
        assertThat(differences(new PaymentRow(ID, null, PURCHASE, null), Map.of()))
                .extracting(Difference::toString)
                .containsExactly(NAME + ": was credited, and there is no payment");
        assertThat(differences(new PaymentRow(ID, null, null, BONUS), Map.of()))
                .extracting(Difference::toString)
                .containsExactly(NAME + ": was credited, and there is no payment");
        assertThat(differences(payment("expired", PURCHASE, null), Map.of()))
                .extracting(Difference::toString)
                .containsExactly(NAME + ": is expired, and was credited");
        assertThat(differences(payment("expired", null, BONUS), Map.of()))
                .extracting(Difference::toString)
                .containsExactly(NAME + ": is expired, and was credited");
    }

    @Test
    void namesABonusThatNobodyPromised() {
        var order = new Order(SCHOOL, true, "purchase", "ada", 5_000, 5_000_000, "paid", "pi_1", true, NOW);

        assertThat(differences(new PaymentRow(ID, order, PURCHASE, credit(SCHOOL, 5_000_000)), TAKEN))
                .extracting(Difference::toString)
                .containsExactly(NAME + ": has a bonus of $5, promised is one of $2.5");
    }

    @Test
    void namesWhatStripeDoesNotHaveOrHasOtherwise() {
        assertThat(differences(payment("paid", PURCHASE, BONUS), Map.of()))
                .extracting(Difference::toString)
                .containsExactly(NAME + ": is paid, and Stripe knows of no such payment (pi_1)");
        assertThat(differences(
                        payment("paid", PURCHASE, BONUS),
                        Map.of("pi_1", new Intent("pi_1", ID.toString(), "succeeded", 4_000))))
                .extracting(Difference::toString)
                .containsExactly(NAME + ": is of $50, Stripe took $40");
    }

    @Test
    void namesWhatWasCreditedToSomebodyElse() {
        assertThat(differences(payment("paid", credit(new UUID(1, 4), 50_000_000), BONUS), TAKEN))
                .extracting(Difference::toString)
                .containsExactly(NAME + ": was credited to another account");
    }

    @Test
    void namesWhatOnlyStripeHas() {
        assertThat(PaymentCheck.of(List.of(), TAKEN).differences())
                .extracting(Difference::toString)
                .containsExactly(NAME + ": Stripe took $50 (pi_1), and it is not paid here");
    }

    private static PaymentRow payment(String state, @Nullable Credit purchase, @Nullable Credit bonus) {
        var order = new Order(
                SCHOOL,
                true,
                "purchase",
                "ada",
                5_000,
                2_500_000,
                state,
                state.equals("paid") ? "pi_1" : null,
                true,
                state.equals("paid") ? NOW : null);
        return new PaymentRow(ID, order, purchase, bonus);
    }

    private static Credit credit(UUID account, long micros) {
        return new Credit(ID, account, new UUID(0, 3), micros, "ada", NOW);
    }

    private static List<Difference> differences(PaymentRow payment, Map<String, Intent> atStripe) {
        return PaymentCheck.of(List.of(payment), atStripe).differences();
    }
}
