package io.tutorflow.billing.meter.reconcile;

/**
 * What was reported of an account's meter on a day.
 *
 * @param reported what Stripe has said that it has
 * @param fresh the part of it that was reported so lately that Stripe may not have counted it
 * @param inFlight what was sent, and nobody knows whether Stripe has it
 * @param rejected how many events of the meter, of anybody's, Stripe has refused since without naming them
 */
record Ours(long reported, long fresh, long inFlight, long rejected) {

    static final Ours NOTHING = new Ours(0, 0, 0, 0);

    Ours withRejected(long events) {
        return new Ours(reported, fresh, inFlight, events);
    }
}
