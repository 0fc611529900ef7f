package io.tutorflow.billing.payment.card;

import io.tutorflow.billing.payment.SavedCard;
import io.tutorflow.billing.payment.StripeSetups.Seen;

/** A card being saved for an account on a page of Stripe, without a payment. It ends once. */
sealed interface CardSetup {

    SetupPage page();

    /** The state as stored and shown. */
    String text();

    /** A person can save a card there. */
    record Open(SetupPage page) implements CardSetup {

        @Override
        public String text() {
            return "open";
        }

        /** What follows from Stripe's state. */
        SetupStep after(Seen seen) {
            return switch (seen) {
                case Seen.Open open -> new SetupStep.Wait();
                case Seen.Saved saved -> saved(saved.card());
                case Seen.Expired expired -> new SetupStep.Expire(expired());
            };
        }

        private SetupStep saved(SavedCard card) {
            return new SetupStep.Keep(new Saved(page), card);
        }

        private Expired expired() {
            return new Expired(page);
        }
    }

    /** The card was saved. */
    record Saved(SetupPage page) implements CardSetup {

        @Override
        public String text() {
            return "saved";
        }
    }

    /** Nobody saved one in time, or something other than a card was saved. */
    record Expired(SetupPage page) implements CardSetup {

        @Override
        public String text() {
            return "expired";
        }
    }
}
