package io.tutorflow.billing.ledger;

import io.tutorflow.money.Money;

/** What an amount was taken from: promotional credits, then purchased ones, then the line. */
public record Funding(Money promo, Money purchased, Money line) {

    public static final Funding NONE = new Funding(Money.ZERO, Money.ZERO, Money.ZERO);
}
