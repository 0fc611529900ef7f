package io.tutorflow.audit;

/**
 * What was reported of a customer's meter on a day.
 *
 * @param reported what Stripe has said that it has
 * @param fresh the part of it that Stripe may not have counted yet
 * @param doubtful what was sent, and nobody knows whether Stripe has it
 */
record MeteredSum(long reported, long fresh, long doubtful) {

    static final MeteredSum NOTHING = new MeteredSum(0, 0, 0);

    boolean mayBe(long counted) {
        return counted >= reported - fresh && counted <= reported + doubtful;
    }
}
