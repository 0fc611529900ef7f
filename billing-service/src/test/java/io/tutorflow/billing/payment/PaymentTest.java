package io.tutorflow.billing.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tutorflow.billing.payment.SeenPayment.Status;
import io.tutorflow.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaymentTest {

    private static final UUID ID = new UUID(1, 2);
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Progress.Open OPEN = new Progress.Open("cs_1", "https://stripe.example/cs_1");

    @Test
    void creditsWhatIsPaidAsItWasAskedFor() {
        assertEquals(new Verdict.Credit("pi_1"), payment(OPEN).judge(seen(Status.PAID)));
    }

    @Test
    void creditsWhatIsPaidWhateverWasBelievedBefore() {
        assertEquals(new Verdict.Credit("pi_1"), payment(new Progress.Expired()).judge(seen(Status.PAID)));
        assertEquals(
                new Verdict.Credit("pi_1"),
                payment(new Progress.Failed("declined")).judge(seen(Status.PAID)));
        assertEquals(new Verdict.Credit("pi_1"), payment(new Progress.Created()).judge(seen(Status.PAID)));
    }

    @Test
    void creditsNothingTwice() {
        var paid = new Progress.Paid("pi_1", NOW, 1);

        assertEquals(new Verdict.Over(paid), payment(paid).judge(seen(Status.PAID)));
        assertEquals(new Verdict.Over(paid), payment(paid).judge(seen(Status.EXPIRED)));
    }

    @Test
    void creditsNothingThatIsNotAsItWasAskedFor() {
        var payment = payment(OPEN);

        assertInstanceOf(Verdict.Contradiction.class, payment.judge(seen(Status.PAID, ID, 2_501, "usd", "pi_1")));
        assertInstanceOf(Verdict.Contradiction.class, payment.judge(seen(Status.PAID, ID, 2_500, "eur", "pi_1")));
        assertInstanceOf(Verdict.Contradiction.class, payment.judge(seen(Status.PAID, ID, 2_500, "usd", null)));
        assertInstanceOf(
                Verdict.Contradiction.class, payment.judge(seen(Status.PAID, new UUID(3, 4), 2_500, "usd", "pi_1")));
    }

    @Test
    void waitsWhileTheBankDecides() {
        assertEquals(new Verdict.Wait(OPEN), payment(OPEN).judge(seen(Status.OPEN)));
        assertEquals(
                new Verdict.Wait(new Progress.Processing("cs_1", OPEN.url())),
                payment(OPEN).judge(seen(Status.PROCESSING)));
    }

    @Test
    void endsWithTheSession() {
        assertEquals(new Verdict.Over(new Progress.Expired()), payment(OPEN).judge(seen(Status.EXPIRED)));
        assertEquals(
                new Verdict.Over(new Progress.Failed("declined")), payment(OPEN).judge(seen(Status.FAILED)));
    }

    @Test
    void isNotBegunAgainWhenStripeWouldRefuseSoShortASession() {
        var payment = payment(new Progress.Created());

        assertTrue(payment.canBegin(NOW.plus(Duration.ofMinutes(84))));
        assertFalse(payment.canBegin(NOW.plus(Duration.ofMinutes(86))));
        assertFalse(payment(OPEN).canBegin(NOW));
    }

    private static Payment payment(Progress progress) {
        var order =
                new Order(new UUID(9, 9), Purpose.TOP_UP, new Price(2_500, Money.ZERO), false, new Payer("page", null));
        return new Payment(new PaymentId(ID), order, NOW, NOW.plus(PaymentLimits.SESSION_LIFE), progress);
    }

    private static SeenPayment seen(Status status) {
        return seen(status, ID, 2_500, "usd", "pi_1");
    }

    private static SeenPayment seen(Status status, UUID payment, long cents, String currency, @Nullable String intent) {
        return new SeenPayment("cs_1", status, payment.toString(), cents, currency, intent, null, null);
    }
}
