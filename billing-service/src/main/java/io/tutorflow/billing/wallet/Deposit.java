package io.tutorflow.billing.wallet;

import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * Credits that come into an account.
 *
 * @param id the caller's key: the same deposit twice is one deposit
 * @param actor who gave or paid for them
 */
public record Deposit(UUID id, UUID accountId, Kind kind, Money amount, String reason, String actor, Instant at) {

    public Deposit {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("A deposit gives something: " + amount);
        }
    }

    /** What the credits come for, and out of which of the platform's accounts. */
    public enum Kind {
        /** The signup dollar. */
        SIGNUP("signup", HouseAccounts.PROMOTIONS),
        /** An operator's gift; the account counts as funded from then on. */
        GRANT("grant", HouseAccounts.PROMOTIONS),
        /** Paid for through Stripe. */
        PURCHASE("purchase", HouseAccounts.STRIPE_CLEARING),
        /** Given on top of a purchase, and spent with it. */
        BONUS("bonus", HouseAccounts.PROMOTIONS);

        private final String text;
        private final UUID source;

        Kind(String text, UUID source) {
            this.text = text;
            this.source = source;
        }

        String text() {
            return text;
        }

        UUID source() {
            return source;
        }

        boolean isPurchased() {
            return this == PURCHASE || this == BONUS;
        }

        /** Whether the account has had more than the signup dollar from then on. */
        boolean funds() {
            return this != SIGNUP;
        }
    }
}
