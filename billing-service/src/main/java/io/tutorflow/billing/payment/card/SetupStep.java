package io.tutorflow.billing.payment.card;

import io.tutorflow.billing.payment.SavedCard;

/** What follows from Stripe's state of a page where a card is saved. */
sealed interface SetupStep {

    record Wait() implements SetupStep {}

    /** @param card the card to charge from now on */
    record Keep(CardSetup.Saved setup, SavedCard card) implements SetupStep {}

    record Expire(CardSetup.Expired setup) implements SetupStep {}
}
