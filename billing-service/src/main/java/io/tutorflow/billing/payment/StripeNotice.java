package io.tutorflow.billing.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook says: that something happened to an object of Stripe's.
 *
 * @param account of a connected account, which we have none of
 * @param payment which of our payments the object says it belongs to
 */
public record StripeNotice(
        String id,
        String type,
        String objectId,
        String objectKind,
        Instant createdAt,
        boolean live,
        @Nullable String account,
        @Nullable PaymentId payment) {

    boolean isAboutSession() {
        return objectKind.equals("checkout.session");
    }
}
