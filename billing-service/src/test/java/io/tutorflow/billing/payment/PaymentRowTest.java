package io.tutorflow.billing.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentRowTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant CLAIM = NOW.plusSeconds(120);
    private static final Instant LATER = NOW.plusSeconds(1800);

    @Test
    void isLookedAtAgainWhenItIsTime() {
        var row = row(CLAIM);

        row.lookNext(CLAIM, LATER);
        assertEquals(LATER, row.lookAt);

        row.lookNext(LATER, null);
        assertNull(row.lookAt);
    }

    @Test
    void keepsTheWebhookThatCameWhileStripeWasAsked() {
        var row = row(CLAIM);
        var webhook = NOW.plusSeconds(1);
        row.lookAt = webhook;

        row.lookNext(CLAIM, LATER);
        assertEquals(webhook, row.lookAt);

        row.lookNext(CLAIM, null);
        assertEquals(webhook, row.lookAt);
    }

    private static PaymentRow row(Instant lookAt) {
        var order =
                new Order(new UUID(9, 9), Purpose.TOP_UP, new Price(2_500, Money.ZERO), false, new Payer("page", null));
        var payment = new Payment(
                new PaymentId(new UUID(1, 2)),
                order,
                NOW,
                NOW.plus(PaymentLimits.SESSION_LIFE),
                new Progress.Open("cs_1", "https://stripe.example/cs_1"));
        return new PaymentRow(payment, lookAt);
    }
}
