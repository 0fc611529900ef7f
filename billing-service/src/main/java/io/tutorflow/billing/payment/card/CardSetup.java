package io.tutorflow.billing.payment.card;

import io.tutorflow.billing.payment.SavedCard;
import io.tutorflow.billing.payment.StripeSetups.Seen;

/** A card that is saved for an account on a page of Stripe, without a payment. It ends once. */
sealed interface CardSetup {

    SetupPage page();

    /** As it is stored and told. */
    String text();

    /** A person can save a card there. */
    record Open(SetupPage page) implements CardSetup {

        @Override
        public String text() {
            return "open";
        }

        /** What follows from what Stripe says. */
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

    /** The card was kept. */
    record Saved(SetupPage page) implements CardSetup {

        @Override
        public String text() {
            return "saved";
        }
    }

    /** Nobody saved one in time, or one that is no card. */
    record Expired(SetupPage page) implements CardSetup {

        @Override
        public String text() {
            return "expired";
        }
    }
}
