package io.tutorflow.billing.payment.refund;

import org.jspecify.annotations.Nullable;

/**
 * Money that goes back to the card it came from. Its credits are taken when it is requested; a failure brings them back,
 * once, and is for good.
 */
sealed interface Refund {

    RefundTerms terms();

    /** As it is stored and told. */
    String text();

    /** Stripe has not said how it ended. */
    sealed interface Unfinished extends Refund {

        default Pending pending(String stripeId) {
            return new Pending(terms(), stripeId);
        }

        default Succeeded succeeded(String stripeId) {
            return new Succeeded(terms(), stripeId);
        }

        /** @param stripeId none if Stripe would not make it */
        default Failed failed(@Nullable String stripeId, String why) {
            return new Failed(terms(), stripeId, why);
        }
    }

    /** The credits are taken; Stripe was not asked yet, or its answer was not heard. */
    record Requested(RefundTerms terms) implements Unfinished {

        @Override
        public String text() {
            return "requested";
        }

        /** What takes the credits. */
        Withdrawal withdrawal() {
            return terms.withdrawal("Refund of the purchase " + terms.payment().value());
        }
    }

    /** Stripe does it, the bank takes its time. */
    record Pending(RefundTerms terms, String stripeId) implements Unfinished {

        @Override
        public String text() {
            return "pending";
        }
    }

    /** The money is on the card. */
    record Succeeded(RefundTerms terms, String stripeId) implements Refund {

        @Override
        public String text() {
            return "succeeded";
        }

        /** Also what had arrived: its bank has sent it back. */
        Failed sentBack(String why) {
            return new Failed(terms, stripeId, why);
        }
    }

    /**
     * The credits are back.
     *
     * @param failure why Stripe or the bank did not do it
     */
    record Failed(RefundTerms terms, @Nullable String stripeId, String failure) implements Refund {

        @Override
        public String text() {
            return "failed";
        }

        /** What brings the credits back. */
        Withdrawal withdrawal() {
            return terms.withdrawal("The refund failed: " + failure);
        }
    }
}
