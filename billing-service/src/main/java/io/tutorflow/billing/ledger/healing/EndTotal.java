package io.tutorflow.billing.ledger.healing;

/**
 * What ended of that which was recorded in a part of an hour, as one side has it.
 *
 * @param ids the lower halves of the records' ids, joined by exclusive or
 */
record EndTotal(long captured, long voided, long micros, long ids) {

    static final EndTotal NOTHING = new EndTotal(0, 0, 0, 0);

    long records() {
        return captured + voided;
    }
}
