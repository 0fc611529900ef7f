package io.tutorflow.billing.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Made here, before Stripe hears of the payment; also the id of the transfer that credits it. */
public record PaymentId(UUID value) {

    /**
     * The same for the same key in the same place.
     *
     * @param place whose keys they are
     * @param idempotencyKey none: each wish is a new one
     */
    public static PaymentId of(String place, @Nullable String idempotencyKey) {
        return new PaymentId(
                idempotencyKey == null
                        ? UUID.randomUUID()
                        : UUID.nameUUIDFromBytes((place + ":" + idempotencyKey).getBytes(UTF_8)));
    }
}
