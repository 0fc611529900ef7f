package io.tutorflow.billing.payment;

import org.jspecify.annotations.Nullable;

/**
 * A payment from a saved card.
 *
 * @param customer whose card it is; none: Stripe knows nobody for the account any more
 * @param attempt part of the key under which Stripe is asked
 * @param mayHaveBeen whether Stripe may have been asked before: then it is asked first what it has of it
 * @param wanted whether to charge, if it was not yet
 */
public record Charge(Payment payment, @Nullable Customer customer, int attempt, boolean mayHaveBeen, boolean wanted) {

    public String key() {
        return "charge-" + payment.id().value() + "-" + attempt;
    }
}
