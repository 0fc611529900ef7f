package io.tutorflow.billing.wallet;

import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * Promotional credits given to an account.
 *
 * @param id the caller's key: the same grant twice is one grant
 * @param actor who gave them
 */
public record Grant(UUID id, UUID accountId, Kind kind, Money amount, String reason, String actor, Instant at) {

    public Grant {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("A grant gives something: " + amount);
        }
    }

    /** What the credits are given for. */
    public enum Kind {
        /** The signup dollar. */
        SIGNUP("signup"),
        /** An operator's gift; the account counts as funded from then on. */
        GRANT("grant");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
