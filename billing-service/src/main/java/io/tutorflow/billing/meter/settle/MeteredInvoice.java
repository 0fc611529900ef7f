package io.tutorflow.billing.meter.settle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * An invoice that Stripe has made of a subscription.
 *
 * @param id also the key of its clearing
 */
record MeteredInvoice(UUID id, String stripeId, UUID account, boolean isSettled) {

    static UUID idOf(String stripeId) {
        return UUID.nameUUIDFromBytes(("stripe-invoice:" + stripeId).getBytes(UTF_8));
    }
}
