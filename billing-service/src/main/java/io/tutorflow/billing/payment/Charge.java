package io.tutorflow.billing.payment;

import org.jspecify.annotations.Nullable;

/**
 * A payment with a saved card.
 *
 * @param customer whose card it is; null if Stripe no longer knows the account
 * @param attempt part of the idempotency key for Stripe
 * @param mayHaveBeen whether Stripe may have received it before, and so must first be asked for it
 * @param wanted whether to charge if it was not charged yet
 */
public record Charge(Payment payment, @Nullable Customer customer, int attempt, boolean mayHaveBeen, boolean wanted) {

    public String key() {
        return "charge-" + payment.id().value() + "-" + attempt;
    }
}
