package io.tutorflow.billing.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A card that Stripe keeps for an account.
 *
 * @param expires month and year as they stand on it, {@code 08/28}; none if it is not known
 * @param keptSince none if it is not known, or not kept
 */
public record SavedCard(
        String paymentMethodId,
        String brand,
        String last4,
        @Nullable String expires,
        @Nullable Instant keptSince) {}
