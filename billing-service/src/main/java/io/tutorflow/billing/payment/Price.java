package io.tutorflow.billing.payment;

import io.tutorflow.money.Money;

/**
 * What is paid and what it buys.
 *
 * @param cents what Stripe charges, in whole cents of USD
 * @param bonus given on top
 */
public record Price(long cents, Money bonus) {

    public Price {
        if (cents <= 0 || bonus.isNegative()) {
            throw new IllegalArgumentException("There is nothing to pay: " + cents + " with " + bonus);
        }
    }

    /** @throws ArithmeticException if it is not a whole number of cents */
    public static Price of(Money paid, Money bonus) {
        return new Price(paid.cents(), bonus);
    }

    public Money paid() {
        return Money.ofCents(cents);
    }

    /** What the account gets. */
    public Money credited() {
        return paid().plus(bonus);
    }
}
