package io.tutorflow.billing.whatif;

import io.tutorflow.money.Money;

/**
 * What usage comes to.
 *
 * @param list at list prices
 * @param billable at agreed prices
 * @param amount what of it is charged; the rest is waived
 */
record Charged(Money list, Money billable, Money amount) {

    static final Charged NOTHING = new Charged(Money.ZERO, Money.ZERO, Money.ZERO);

    Charged plus(Charged other) {
        return new Charged(list.plus(other.list), billable.plus(other.billable), amount.plus(other.amount));
    }

    Money discount() {
        return list.minus(billable);
    }

    Money waived() {
        return billable.minus(amount);
    }
}
