package io.tutorflow.billing.payment.refund;

import io.tutorflow.money.Money;

/** A purchase whose money its bank has taken back, or may take back. It is decided once. */
sealed interface Dispute {

    /** Stripe's. */
    String id();

    /**
     * The bank has not decided.
     *
     * @param frozen taken from the account until it has
     */
    record Open(String id, Money frozen) implements Dispute {

        /** What was frozen is returned. */
        Won won() {
            return new Won(id);
        }

        /** @param more taken from the account now, for the used part of the purchase */
        Lost lost(Money more) {
            return new Lost(id, frozen.plus(more));
        }
    }

    /** The money stays here. */
    record Won(String id) implements Dispute {}

    /**
     * The money is gone for good.
     *
     * @param taken from the account in all
     */
    record Lost(String id, Money taken) implements Dispute {}
}
