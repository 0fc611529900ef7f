package io.tutorflow.billing.meter.plan;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The newest subscription of an account.
 *
 * @param generation how many it has had with it
 * @param stripeId none while it is being made
 * @param attempt at making it
 * @param since it is as it is
 */
record SubscriptionRecord(
        UUID account,
        int generation,
        SubscriptionStatus status,
        @Nullable String stripeId,
        int attempt,
        Instant since) {

    String key() {
        return "subscription-" + account + "-" + generation + "-" + attempt;
    }
}
