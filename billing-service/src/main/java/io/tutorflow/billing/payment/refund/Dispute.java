package io.tutorflow.billing.payment.refund;

import io.tutorflow.money.Money;

/** A purchase whose bank takes the money back, or wants to. It is decided once. */
sealed interface Dispute {

    /** Stripe's. */
    String id();

    /**
     * The bank has not decided.
     *
     * @param frozen taken off the account until it has
     */
    record Open(String id, Money frozen) implements Dispute {

        /** What was frozen is free again. */
        Won won() {
            return new Won(id);
        }

        /** @param more taken off the account now, for what was used of the purchase */
        Lost lost(Money more) {
            return new Lost(id, frozen.plus(more));
        }
    }

    /** The money stays here. */
    record Won(String id) implements Dispute {}

    /**
     * The money is gone for good.
     *
     * @param taken off the account in all
     */
    record Lost(String id, Money taken) implements Dispute {}
}
