package io.tutorflow.billing.payment;

import com.stripe.model.PaymentMethod;
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
        @Nullable Instant keptSince) {

    private static final int CENTURY = 100;

    /** As Stripe has it; none if it is something else than a card. */
    static @Nullable SavedCard of(PaymentMethod method) {
        var card = method.getCard();
        return card == null
                ? null
                : new SavedCard(
                        method.getId(),
                        card.getBrand(),
                        card.getLast4(),
                        card.getExpMonth() == null || card.getExpYear() == null
                                ? null
                                : "%02d/%02d".formatted(card.getExpMonth(), card.getExpYear() % CENTURY),
                        null);
    }
}
