package io.tutorflow.billing.payment;

import org.jspecify.annotations.Nullable;

/**
 * What Stripe says of a payment, by its checkout session or its charge, as far as it matters here.
 *
 * @param paymentId which of our payments it was made for
 * @param intentId of the charge, once there is one
 * @param card the one it was paid with, if that is known
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

    /** Nothing was charged and nothing will be. */
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

    /** Its state and its payment's in one. */
    public enum Status {
        OPEN,
        PROCESSING,
        PAID,
        FAILED,
        EXPIRED
    }
}
