package io.tutorflow.billing.meter.settle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * An invoice that Stripe has made of a subscription.
 *
 * @param id also the key of its clearing
 * @param isSettled or cleared by an operator
 * @param isLost a bank has taken back what it was paid with, and nobody has cleared that
 * @param isTakenIn what Stripe had carried over of it, a later one has asked for
 */
record MeteredInvoice(UUID id, String stripeId, UUID account, boolean isSettled, boolean isTakenIn, boolean isLost) {

    static UUID idOf(String stripeId) {
        return UUID.nameUUIDFromBytes(("stripe-invoice:" + stripeId).getBytes(UTF_8));
    }
}
