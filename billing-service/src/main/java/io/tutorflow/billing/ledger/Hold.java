package io.tutorflow.billing.ledger;

import io.tutorflow.money.Money;

/** Credits that are to be set aside for the work of one usage record. */
public record Hold(HoldId id, AccountId account, Money amount) {}
