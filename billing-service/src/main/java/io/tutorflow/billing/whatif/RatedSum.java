package io.tutorflow.billing.whatif;

import io.tutorflow.billing.ledger.month.CapturedSum;
import io.tutorflow.money.Money;

/** Captures that are alike: what they came to, and what they would have come to. */
record RatedSum(CapturedSum sum, Charged before, Charged after) {

    /** @param list what a unit would have cost everybody, and what it would have cost this workspace */
    static RatedSum of(CapturedSum sum, Money list, Money unit) {
        var units = sum.units();
        var wasBillable = sum.unitPrice().times(units);
        var billable = unit.times(units);
        return new RatedSum(
                sum,
                new Charged(sum.each(sum.listUnitPrice().times(units)), sum.each(wasBillable), sum.each(sum.amount())),
                new Charged(
                        sum.each(list.times(units)),
                        sum.each(billable),
                        sum.each(charged(sum.amount(), wasBillable, billable))));
    }

    /** What was waived stays waived: all of it, or so much. */
    private static Money charged(Money amount, Money wasBillable, Money billable) {
        return wasBillable.isPositive() && !amount.isPositive()
                ? Money.ZERO
                : billable.minus(wasBillable.minus(amount)).max(Money.ZERO);
    }

    Money more() {
        return after.amount().minus(before.amount());
    }
}
