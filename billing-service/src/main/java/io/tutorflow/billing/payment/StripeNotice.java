package io.tutorflow.billing.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook's content: something happened to a Stripe object.
 *
 * @param account the connected account; we have none
 * @param payment the payment of ours that the object claims to belong to
 * @param intentId the payment intent that the object names
 * @param subscriptionId the subscription whose invoice the object is
 * @param customerId the customer that the object names
 */
public record StripeNotice(
        String id,
        String type,
        String objectId,
        String objectKind,
        Instant createdAt,
        boolean live,
        @Nullable String account,
        @Nullable PaymentId payment,
        @Nullable String intentId,
        @Nullable String subscriptionId,
        @Nullable String customerId) {

    boolean isAboutSession() {
        return objectKind.equals("checkout.session");
    }
}
