package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /** @param card the one that was saved */
    record Seen(Status status, @Nullable SavedCard card) {}

    /** How far it is. */
    enum Status {
        OPEN,
        SAVED,
        EXPIRED
    }
}
