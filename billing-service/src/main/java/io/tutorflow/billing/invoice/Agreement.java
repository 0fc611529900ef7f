package io.tutorflow.billing.invoice;

import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;

/**
 * What was agreed upon with an account for a month.
 *
 * @param minimum what it pays for at least; zero if nothing was agreed upon
 */
record Agreement(Money minimum, Percent tax) {

    static final Agreement NONE = new Agreement(Money.ZERO, Percent.ZERO);
}
