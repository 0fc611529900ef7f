package io.tutorflow.billing.payment;

import org.jspecify.annotations.Nullable;

/**
 * Stripe's state of a payment, from its checkout session or its charge, as far as it matters here.
 *
 * @param paymentId the payment of ours that it was created for
 * @param intentId of the charge, once there is one
 * @param card the card used, if known
 */
public record SeenPayment(
        String id,
        Status status,
        String paymentId,
        long cents,
        String currency,
        @Nullable String intentId,
        @Nullable String failure,
        @Nullable SavedCard card) {

    /** Nothing was charged, and nothing will be. */
    public static SeenPayment given(Payment payment, String failure) {
        return new SeenPayment(
                payment.id().value().toString(),
                Status.FAILED,
                payment.id().value().toString(),
                payment.order().price().cents(),
                "usd",
                null,
                failure,
                null);
    }

    public static SeenPayment unwanted(Payment payment) {
        var id = payment.id().value().toString();
        return new SeenPayment(id, Status.EXPIRED, id, payment.order().price().cents(), "usd", null, null, null);
    }

    /** The states of the session and its payment in one. */
    public enum Status {
        OPEN,
        PROCESSING,
        PAID,
        FAILED,
        EXPIRED
    }
}
