package io.tutorflow.billing.payment;

import io.tutorflow.money.Money;

/**
 * What is paid and what it buys.
 *
 * @param cents what Stripe charges, in whole cents of USD
 * @param bonus given on top
 */
public record Price(long cents, Money bonus) {

    private static final long MICROS_PER_CENT = 10_000;

    public Price {
        if (cents <= 0 || bonus.isNegative()) {
            throw new IllegalArgumentException("There is nothing to pay: " + cents + " with " + bonus);
        }
    }

    /** @throws IllegalArgumentException if it is not a whole number of cents */
    public static Price of(Money paid, Money bonus) {
        if (paid.micros() % MICROS_PER_CENT != 0) {
            throw new IllegalArgumentException("Not a whole number of cents: " + paid);
        }
        return new Price(paid.micros() / MICROS_PER_CENT, bonus);
    }

    public Money paid() {
        return Money.ofMicros(Math.multiplyExact(cents, MICROS_PER_CENT));
    }

    /** What the account gets. */
    public Money credited() {
        return paid().plus(bonus);
    }
}
