package io.tutorflow.billing.ledger;

import io.tutorflow.internal.hold.HoldRefusal;
import io.tutorflow.money.Money;
import java.util.Optional;

/**
 * The totals of one account.
 *
 * @param purchased below zero only by an overrun
 * @param line the used part of the credit line
 * @param held what open holds have set aside
 * @param funded whether anything was purchased or granted beyond the signup dollar
 * @param number of the last transfer that moved its credits: they are numbered without a gap, in the order of their commits
 * @param filled the number of the last transfer that gave it credits
 * @param tripwire what anybody watches of it
 */
record Wallet(
        AccountId account,
        Money promo,
        Money purchased,
        Money line,
        Money held,
        Money creditLine,
        boolean funded,
        long number,
        long filled,
        Tripwire tripwire) {

    Money posted() {
        return promo.plus(purchased);
    }

    /** Credits that no hold has set aside. */
    Money free() {
        return posted().minus(held);
    }

    Money unusedLine() {
        return creditLine.minus(line).max(Money.ZERO);
    }

    Money available() {
        return free().plus(unusedLine());
    }

    /** How far below zero the account is; the constraint that nobody overspends allows for exactly this much. */
    Money overdraft() {
        return Money.ZERO
                .minus(posted().plus(creditLine).minus(line).minus(held))
                .max(Money.ZERO);
    }

    /** Why this much cannot be set aside, if it cannot. */
    Optional<HoldRefusal> refusalOf(Money amount) {
        if (!amount.exceeds(available())) {
            return Optional.empty();
        }
        boolean nothingLeft = !posted().plus(unusedLine()).isPositive();
        return Optional.of(nothingLeft && !funded ? HoldRefusal.FREE_CREDITS_EXHAUSTED : HoldRefusal.CREDITS_EXHAUSTED);
    }

    Wallet holding(Money amount) {
        return new Wallet(
                account, promo, purchased, line, held.plus(amount), creditLine, funded, number, filled, tripwire);
    }

    Wallet releasing(Money amount) {
        return new Wallet(
                account, promo, purchased, line, held.minus(amount), creditLine, funded, number, filled, tripwire);
    }

    /**
     * How a capture is funded. What nothing covers is taken from the purchased credits all the same, below zero: the
     * work was done.
     */
    Funding fund(Money amount) {
        var fromPromo = amount.min(promo);
        var afterPromo = amount.minus(fromPromo);
        var fromPurchased = afterPromo.min(purchased.max(Money.ZERO));
        var afterPurchased = afterPromo.minus(fromPurchased);
        var fromLine = afterPurchased.min(unusedLine());
        var uncovered = afterPurchased.minus(fromLine);
        return new Funding(fromPromo, fromPurchased.plus(uncovered), fromLine);
    }

    /** With what a transfer takes from it. */
    Wallet spending(Funding parts) {
        return new Wallet(
                account,
                promo.minus(parts.promo()),
                purchased.minus(parts.purchased()),
                line.plus(parts.line()),
                held,
                creditLine,
                funded,
                number + 1,
                filled,
                tripwire);
    }

    /** With what a transfer of that kind gives it. */
    Wallet receiving(TransferKind kind, Funding parts) {
        return new Wallet(
                account,
                promo.plus(parts.promo()),
                purchased.plus(parts.purchased()),
                line,
                held,
                creditLine,
                funded || kind.funds(),
                number + 1,
                number + 1,
                tripwire);
    }
}
