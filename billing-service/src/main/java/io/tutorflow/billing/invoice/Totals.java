package io.tutorflow.billing.invoice;

import io.tutorflow.billing.ledger.clearing.Clearing.Amounts;
import io.tutorflow.money.Money;

/**
 * What a document comes to.
 *
 * @param parts what usage was paid by before; its line part is what of it is due now
 * @param trueUp what is charged for minimums, less what is taken off again
 * @param rounding what makes the net amount whole cents
 */
record Totals(UsageGroup.Parts parts, Money trueUp, Money reversedTopUp, Money rounding, Money tax) {

    Money net() {
        return parts.line().plus(trueUp).plus(reversedTopUp).plus(rounding);
    }

    /** What is due, by what it is for. */
    Amounts amounts() {
        return new Amounts(parts.line(), reversedTopUp, trueUp, tax, rounding);
    }

    /** In whole cents. */
    Money due() {
        return net().plus(tax);
    }
}
