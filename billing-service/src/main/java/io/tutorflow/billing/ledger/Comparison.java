package io.tutorflow.billing.ledger;

/**
 * What a comparison came to.
 *
 * @param records of usage-service, that were compared
 * @param healed that the ledger did not have and has now
 * @param surplus that only the ledger has
 * @param contradicting that both have, with another amount or account; or whose account is not there
 */
record Comparison(long records, long healed, long surplus, long contradicting) {

    static final Comparison NOTHING = new Comparison(0, 0, 0, 0);

    Comparison plus(Comparison other) {
        return new Comparison(
                records + other.records,
                healed + other.healed,
                surplus + other.surplus,
                contradicting + other.contradicting);
    }
}
