package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;

/**
 * What is asked of Stripe about cards that are saved without a payment. Each answer comes on the context of who asked; what
 * makes something goes under a key: asked twice, it is made once.
 */
public interface StripeSetups {

    /** Whether there is a key for it. */
    boolean isConfigured();

    /** Makes the page where the card is saved. */
    Uni<Opened> openSetup(UUID setup, String customerId, ReturnTo returnTo);

    /** How far somebody has come with it. */
    Uni<Seen> setup(String sessionId);

    /** A page of Stripe. */
    record Opened(String sessionId, String url, Instant expiresAt) {}

    /** How far it is. */
    sealed interface Seen {

        record Open() implements Seen {}

        record Saved(SavedCard card) implements Seen {}

        /** Nobody saved a card in time, or something else than a card. */
        record Expired() implements Seen {}
    }
}
