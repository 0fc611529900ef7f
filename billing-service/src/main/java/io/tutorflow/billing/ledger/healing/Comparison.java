package io.tutorflow.billing.ledger.healing;

/**
 * What a comparison came to.
 *
 * @param records of usage-service, that were compared
 * @param healed that the ledger did not have and has now
 * @param surplus that only the ledger has
 * @param contradicting that both have, with another amount or account; or whose account is not there
 * @param stuck that the ledger does not have, could not be made up for, and are tried again
 */
record Comparison(long records, long healed, long surplus, long contradicting, long stuck) {

    static final Comparison NOTHING = of(0);

    /** Both sides agree. */
    static Comparison of(long records) {
        return new Comparison(records, 0, 0, 0, 0);
    }

    Comparison plus(Comparison other) {
        return new Comparison(
                records + other.records,
                healed + other.healed,
                surplus + other.surplus,
                contradicting + other.contradicting,
                stuck + other.stuck);
    }
}
