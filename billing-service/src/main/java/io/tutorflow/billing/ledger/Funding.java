package io.tutorflow.billing.ledger;

import io.tutorflow.money.Money;

/** What an amount was taken from: promotional credits, then purchased ones, then the line. */
record Funding(Money promo, Money purchased, Money line) {

    static final Funding NONE = new Funding(Money.ZERO, Money.ZERO, Money.ZERO);
}
