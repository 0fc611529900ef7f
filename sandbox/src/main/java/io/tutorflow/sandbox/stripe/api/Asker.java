package io.tutorflow.sandbox.stripe.api;

import org.jspecify.annotations.Nullable;

/**
 * Who made an event happen.
 *
 * @param requestId null if it was a person at the checkout page, or Stripe itself
 */
public record Asker(@Nullable String requestId, @Nullable String idempotencyKey) {

    public static final Asker NOBODY = new Asker(null, null);
}
