package io.tutorflow.billing.ledger;

import io.tutorflow.money.Money;

/**
 * The credit line of an account: what it may owe, and what it owes.
 *
 * @param limit as agreed; zero where none is
 * @param used what is owed; above the limit only by an overrun, or after a limit was lowered
 * @param frozen whether nothing more is given on it
 */
public record Line(Money limit, Money used, boolean frozen) {

    public static final Line NONE = agreed(Money.ZERO);

    public static Line agreed(Money limit) {
        return new Line(limit, Money.ZERO, false);
    }

    public boolean isAgreed() {
        return limit.isPositive();
    }

    public Money unused() {
        return frozen ? Money.ZERO : limit.minus(used).max(Money.ZERO);
    }

    /** @param amount below zero, if so much less is owed */
    Line using(Money amount) {
        return new Line(limit, used.plus(amount), frozen);
    }

    public Line withLimit(Money newLimit) {
        return new Line(newLimit, used, frozen);
    }

    Line frozen(boolean frozenNow) {
        return new Line(limit, used, frozenNow);
    }
}
