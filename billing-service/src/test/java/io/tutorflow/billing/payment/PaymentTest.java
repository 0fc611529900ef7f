package io.tutorflow.billing.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tutorflow.billing.payment.SeenPayment.Status;
import io.tutorflow.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaymentTest {

    private static final UUID ID = new UUID(1, 2);
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Progress.Open OPEN = new Progress.Open(new PaymentPage("cs_1", "https://stripe.example/cs_1"));

    @Test
    void creditsWhatIsPaidAsItWasAskedFor() {
        assertEquals(new Verdict.Credit(OPEN, "pi_1"), payment(OPEN).judge(seen(Status.PAID)));
    }

    @Test
    void creditsWhatIsPaidWhateverWasBelievedBefore() {
        for (var before : List.of(new Progress.Expired(), new Progress.Failed("declined"), new Progress.Created())) {
            assertEquals(new Verdict.Credit(before, "pi_1"), payment(before).judge(seen(Status.PAID)));
        }
    }

    @Test
    void creditsNothingTwice() {
        var paid = new Progress.Paid("pi_1", NOW, 1);

        assertEquals(new Verdict.Rest(paid), payment(paid).judge(seen(Status.PAID)));
        assertEquals(new Verdict.Rest(paid), payment(paid).judge(seen(Status.EXPIRED)));
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
                new Verdict.Wait(new Progress.Processing(OPEN.page())),
                payment(OPEN).judge(seen(Status.PROCESSING)));
    }

    @Test
    void endsWithTheSession() {
        assertEquals(new Verdict.End(new Progress.Expired()), payment(OPEN).judge(seen(Status.EXPIRED)));
        assertEquals(
                new Verdict.End(new Progress.Failed("declined")), payment(OPEN).judge(seen(Status.FAILED)));
    }

    @Test
    void keepsWhatEndedItFirst() {
        var expired = new Progress.Expired();
        var failed = new Progress.Failed("expired_card");

        assertEquals(new Verdict.Rest(expired), payment(expired).judge(seen(Status.FAILED)));
        assertEquals(new Verdict.Rest(failed), payment(failed).judge(seen(Status.EXPIRED)));
        assertEquals(new Verdict.Wait(failed), payment(failed).judge(seen(Status.PROCESSING)));
    }

    /** Whatever Stripe answers, in whatever order and however often. */
    @Property
    void isCreditedOnceIfItWasEverPaidAsAskedFor(@ForAll("answers") List<SeenPayment> answers) {
        Progress progress = new Progress.Created();
        int credited = 0;
        int ended = 0;

        for (var seen : answers) {
            switch (payment(progress).judge(seen)) {
                case Verdict.Credit credit -> {
                    credited++;
                    progress = credit.from().paid(credit.intentId(), NOW, 1);
                }
                case Verdict.Wait wait -> progress = wait.progress();
                case Verdict.End end -> {
                    ended++;
                    progress = end.progress();
                }
                case Verdict.Rest rest -> assertEquals(progress, rest.progress());
                case Verdict.Contradiction contradiction -> {}
            }
        }

        assertEquals(answers.stream().anyMatch(PaymentTest::isPaidAsAskedFor) ? 1 : 0, credited);
        assertEquals(credited == 1, progress instanceof Progress.Paid);
        assertTrue(ended <= 1, "it ended " + ended + " times without money");
    }

    @Provide
    static Arbitrary<List<SeenPayment>> answers() {
        return Combinators.combine(
                        Arbitraries.of(Status.class),
                        Arbitraries.of(ID, ID, ID, new UUID(3, 4)),
                        Arbitraries.of(2_500L, 2_500L, 2_501L),
                        Arbitraries.of("usd", "usd", "eur"),
                        Arbitraries.of("pi_1", "pi_2").injectNull(0.2))
                .as(PaymentTest::seen)
                .list()
                .ofMaxSize(8);
    }

    private static boolean isPaidAsAskedFor(SeenPayment seen) {
        return seen.status() == Status.PAID
                && seen.paymentId().equals(ID.toString())
                && seen.cents() == 2_500
                && seen.currency().equals("usd")
                && seen.intentId() != null;
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
