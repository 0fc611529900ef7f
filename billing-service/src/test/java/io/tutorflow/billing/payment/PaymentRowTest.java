package io.tutorflow.billing.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentRowTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Progress.Open OPEN = new Progress.Open(new PaymentPage("cs_1", "https://stripe.example/cs_1"));

    @Test
    void isLookedAtSoonWhenAWebhookSaysThatSomethingHappened() {
        for (var progress : List.of(OPEN, OPEN.processing(), new Progress.Failed("declined"), new Progress.Expired())) {
            var row = row(OPEN);
            row.become(progress);

            assertTrue(row.learns(about("cs_1")), progress.text());
        }
    }

    @Test
    void isNotLookedAtAgainOnceItIsPaid() {
        var row = row(OPEN);
        row.become(OPEN.paid("pi_1", NOW, 1));

        assertFalse(row.learns(about("cs_1")));
    }

    @Test
    void learnsTheSessionWhoseMakingWasNotHeardOf() {
        var row = row(new Progress.Created());

        assertFalse(row.isAnothers(about("cs_7")));
        assertTrue(row.learns(about("cs_7")));

        assertEquals("cs_7", row.sessionId);
    }

    @Test
    void doesNotBelieveWhatIsOfAnotherSession() {
        var row = row(OPEN);

        assertTrue(row.isAnothers(about("cs_7")));
        assertFalse(row.isAnothers(about("cs_1")));
        assertFalse(row.isAnothers(notice("pi_7", "payment_intent")));

        // A later attempt has another session than the first one, whose answer was lost.
        row.attempt++;
        assertFalse(row.isAnothers(about("cs_7")));
        assertTrue(row.learns(about("cs_7")));
        assertEquals("cs_1", row.sessionId);
    }

    @Test
    void expiresOnlyWhileNobodyWasEverGivenAPage() {
        var unbegun = row(new Progress.Created());
        unbegun.expireUnbegun();
        assertEquals("expired", unbegun.state);

        var made = row(new Progress.Created());
        made.learns(about("cs_7"));
        made.expireUnbegun();
        assertEquals("created", made.state);
    }

    private static StripeNotice about(String session) {
        return notice(session, "checkout.session");
    }

    private static StripeNotice notice(String id, String kind) {
        return new StripeNotice(
                "evt_1", "some.event", id, kind, NOW, false, null, new PaymentId(new UUID(1, 2)), null, null, null);
    }

    private static PaymentRow row(Progress progress) {
        var order =
                new Order(new UUID(9, 9), Purpose.TOP_UP, new Price(2_500, Money.ZERO), false, new Payer("page", null));
        return new PaymentRow(
                new Payment(new PaymentId(new UUID(1, 2)), order, NOW, NOW.plus(PaymentLimits.SESSION_LIFE), progress));
    }
}
