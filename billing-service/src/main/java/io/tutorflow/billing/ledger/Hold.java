package io.tutorflow.billing.ledger;

import io.tutorflow.money.Money;

/**
 * Credits that are to be set aside for the work of one usage record.
 *
 * @param mode how the work is charged, whatever the account's mode is when it ends
 */
public record Hold(HoldId id, AccountId account, Money amount, BillingMode mode) {}
