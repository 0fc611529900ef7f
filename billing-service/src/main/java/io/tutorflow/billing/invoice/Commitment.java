package io.tutorflow.billing.invoice;

import io.tutorflow.money.Money;
import java.time.YearMonth;

/**
 * The minimum that was agreed upon for a month, and how far it is met by what stands on other documents in force.
 *
 * @param minimum zero where nothing was agreed upon
 * @param counted what was paid for of the usage that was finalized in the month, whichever document it stands on
 * @param trueUp what was charged so far for what is missing, less what was taken off again
 */
record Commitment(YearMonth month, Money minimum, Money counted, Money trueUp) {

    /** What is to be charged for the month beside its usage, when so much more of it is counted; below zero: taken off. */
    Money missing(Money more) {
        return minimum.minus(counted).minus(more).max(Money.ZERO).minus(trueUp);
    }
}
