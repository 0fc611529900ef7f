package io.tutorflow.billing.wallet;

import io.tutorflow.money.Money;

/** What an account bought and spent since it was opened. */
public record Lifetime(Money purchased, Money spent) {}
