package io.tutorflow.billing.invoice;

import io.tutorflow.money.Money;
import java.time.YearMonth;

/**
 * The agreed minimum of a month, and how far other documents in force meet it.
 *
 * @param minimum zero without an agreement
 * @param counted what was paid for of usage finalized in the month, on whichever document
 * @param trueUp charged so far for the shortfall, less what was taken off again
 */
record Commitment(YearMonth month, Money minimum, Money counted, Money trueUp) {

    /** What to charge for the month beside its usage, once so much more is counted; below zero: taken off. */
    Money missing(Money more) {
        return minimum.minus(counted).minus(more).max(Money.ZERO).minus(trueUp);
    }
}
