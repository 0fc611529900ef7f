package io.tutorflow.billing.ledger.rollforward;

import io.tutorflow.money.Money;

/**
 * What became of the bonuses of purchases by some moment, each in its purchase's own ratio.
 *
 * @param used with the part of the purchase that was spent
 * @param unused with the part that was not, and not taken back
 */
record BonusShares(Money used, Money unused) {

    static final BonusShares NONE = new BonusShares(Money.ZERO, Money.ZERO);
}
