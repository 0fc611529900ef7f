package io.tutorflow.billing.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A card that Stripe has saved for an account.
 *
 * @param expires month and year as printed on it, {@code 08/28}; null if unknown
 * @param keptSince null if unknown, or if it is not saved
 */
public record SavedCard(
        String paymentMethodId,
        String brand,
        String last4,
        @Nullable String expires,
        @Nullable Instant keptSince) {}
