package io.tutorflow.billing.payment.stripe;

import com.stripe.model.PaymentMethod;
import io.tutorflow.billing.payment.SavedCard;
import org.jspecify.annotations.Nullable;

/** Reads the cards saved at Stripe. */
final class StripeCards {

    private static final int CENTURY = 100;

    private StripeCards() {}

    /** Null if it is not a card. */
    static @Nullable SavedCard saved(PaymentMethod method) {
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
