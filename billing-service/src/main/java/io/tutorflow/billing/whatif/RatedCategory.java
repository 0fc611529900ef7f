package io.tutorflow.billing.whatif;

import io.tutorflow.money.Money;
import io.tutorflow.money.Units;

/** What usage of one kind was charged, and what it would have been charged. */
record RatedCategory(long records, Units units, Money before, Money after) {

    static RatedCategory of(RatedSum rated) {
        var sum = rated.sum();
        var units = Math.multiplyExact(sum.units().tenThousandths(), sum.records());
        return new RatedCategory(
                sum.records(),
                new Units(units),
                rated.before().amount(),
                rated.after().amount());
    }

    RatedCategory plus(RatedCategory other) {
        return new RatedCategory(
                Math.addExact(records, other.records),
                new Units(Math.addExact(units.tenThousandths(), other.units.tenThousandths())),
                before.plus(other.before),
                after.plus(other.after));
    }
}
