package io.tutorflow.billing.ledger.healing;

import io.tutorflow.money.Money;

/**
 * How much usage of an account was finalized in a time, as one side has it.
 *
 * @param amount what it is charged
 * @param ids the lower halves of the records' ids, joined by exclusive or
 */
public record UsageTotal(long records, Money amount, long ids) {

    public static final UsageTotal NOTHING = new UsageTotal(0, Money.ZERO, 0);
}
