package io.tutorflow.billing.card;

import java.time.Instant;
import java.util.UUID;

/** A page of Stripe where a card is saved for an account. */
record CardSetup(UUID id, UUID account, String sessionId, String url, State state, Instant expiresAt) {

    /** How far it is. */
    enum State {
        OPEN,
        SAVED,
        EXPIRED
    }
}
