package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;

/**
 * Calls to Stripe about saving cards without a payment. Each answer arrives on the caller's context; calls that create
 * something have an idempotency key, so a repeat creates nothing more.
 */
public interface StripeSetups {

    /** Whether there is a key. */
    boolean isConfigured();

    /** Creates the page where the card is saved. */
    Uni<Opened> openSetup(UUID setup, String customerId, ReturnTo returnTo);

    /** The page's state. */
    Uni<Seen> setup(String sessionId);

    /** Stripe's page. */
    record Opened(String sessionId, String url, Instant expiresAt) {}

    /** The state of a page. */
    sealed interface Seen {

        record Open() implements Seen {}

        record Saved(SavedCard card) implements Seen {}

        /** Nobody saved a card in time, or something other than a card was saved. */
        record Expired() implements Seen {}
    }
}
