package io.tutorflow.billing.invoice;

import io.tutorflow.money.Money;

/**
 * What was agreed upon with an account for a month.
 *
 * @param minimum what it pays for at least; zero if nothing was agreed upon
 */
record Agreement(Money minimum, TaxRate tax) {

    static final Agreement NONE = new Agreement(Money.ZERO, TaxRate.NONE);
}
