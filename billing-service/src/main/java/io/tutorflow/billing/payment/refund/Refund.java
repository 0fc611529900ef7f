package io.tutorflow.billing.payment.refund;

import org.jspecify.annotations.Nullable;

/**
 * Money returned to the card it came from. Its credits are taken when the refund is requested; a failure returns them,
 * once, and is final.
 */
sealed interface Refund {

    RefundTerms terms();

    /** The state as stored and shown. */
    String text();

    /** Stripe has not reported the end. */
    sealed interface Unfinished extends Refund {

        default Pending pending(String stripeId) {
            return new Pending(terms(), stripeId);
        }

        default Succeeded succeeded(String stripeId) {
            return new Succeeded(terms(), stripeId);
        }

        /** @param stripeId null if Stripe did not create it */
        default Failed failed(@Nullable String stripeId, String why) {
            return new Failed(terms(), stripeId, why);
        }
    }

    /** The credits are taken; Stripe was not asked yet, or its answer was lost. */
    record Requested(RefundTerms terms) implements Unfinished {

        @Override
        public String text() {
            return "requested";
        }

        /** The withdrawal that takes the credits. */
        Withdrawal withdrawal() {
            return terms.withdrawal("Refund of purchase " + terms.payment().value());
        }
    }

    /** Stripe is making it, and the bank takes its time. */
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

        /** Even money that had arrived can be sent back by its bank. */
        Failed sentBack(String why) {
            return new Failed(terms, stripeId, why);
        }
    }

    /**
     * The credits have been returned.
     *
     * @param failure why Stripe or the bank could not make it
     */
    record Failed(RefundTerms terms, @Nullable String stripeId, String failure) implements Refund {

        @Override
        public String text() {
            return "failed";
        }

        /** The withdrawal that returns the credits. */
        Withdrawal withdrawal() {
            return terms.withdrawal("Refund failed: " + failure);
        }
    }
}
