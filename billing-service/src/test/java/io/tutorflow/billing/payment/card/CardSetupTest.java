package io.tutorflow.billing.payment.card;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tutorflow.billing.payment.SavedCard;
import io.tutorflow.billing.payment.StripeSetups.Seen;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CardSetupTest {

    private static final SetupPage PAGE = new SetupPage(
            new UUID(1, 2),
            new UUID(9, 9),
            "cs_1",
            "https://stripe.example/cs_1",
            Instant.parse("2026-11-22T12:00:00Z"));
    private static final CardSetup.Open OPEN = new CardSetup.Open(PAGE);

    @Test
    void keepsTheCardThatWasSaved() {
        var card = new SavedCard("pm_1", "visa", "4242", "08/28", null);

        assertEquals(new SetupStep.Keep(new CardSetup.Saved(PAGE), card), OPEN.after(new Seen.Saved(card)));
    }

    @Test
    void waitsForThePersonAndTheBank() {
        assertEquals(new SetupStep.Wait(), OPEN.after(new Seen.Open()));
    }

    @Test
    void endsWithThePage() {
        assertEquals(new SetupStep.Expire(new CardSetup.Expired(PAGE)), OPEN.after(new Seen.Expired()));
    }
}
