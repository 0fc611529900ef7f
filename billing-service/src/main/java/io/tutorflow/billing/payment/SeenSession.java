package io.tutorflow.billing.payment;

import org.jspecify.annotations.Nullable;

/**
 * What Stripe says of a checkout session, as far as it matters here.
 *
 * @param paymentId which of our payments it was made for
 * @param intentId of the charge, once there is one
 * @param card the one it was paid with, if it is kept for later
 */
record SeenSession(
        String id,
        Status status,
        String paymentId,
        long cents,
        String currency,
        @Nullable String intentId,
        @Nullable String failure,
        @Nullable SavedCard card) {

    /** Its state and its payment's in one. */
    enum Status {
        OPEN,
        PROCESSING,
        PAID,
        FAILED,
        EXPIRED
    }
}
