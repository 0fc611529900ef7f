package io.tutorflow.billing.payment.card;

import io.tutorflow.billing.payment.SavedCard;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A card saved at Stripe. */
record CardBody(
        @Schema(examples = "pm_1QqLk2LkdIwHu7ixUNtTyNlF") String id,
        @Schema(examples = "visa") String brand,

        @Schema(description = "The last four digits", examples = "4242")
        String last4) {

    static CardBody of(SavedCard card) {
        return new CardBody(card.paymentMethodId(), card.brand(), card.last4());
    }

    /** All of them: a new card replaces the old one, so there is one or none. */
    @Schema(name = "CardPage")
    record Page(List<CardBody> items, int total) {

        static Page of(Optional<SavedCard> card) {
            var items = card.map(CardBody::of).stream().toList();
            return new Page(items, items.size());
        }
    }
}
