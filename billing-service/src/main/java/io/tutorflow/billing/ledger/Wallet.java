package io.tutorflow.billing.ledger;

import io.tutorflow.internal.hold.HoldRefusal;
import io.tutorflow.money.Money;
import java.util.Optional;

/**
 * The totals of one account.
 *
 * @param purchased below zero only by an overrun where there is no line, or a lost dispute
 * @param held what open holds have set aside
 * @param funded whether anything was purchased or granted beyond the signup dollar
 * @param number of the last transfer that moved its credits: they are numbered without a gap, in the order of their commits
 * @param filled the number of the last transfer that gave it credits
 * @param tripwire what anybody watches of it
 * @param mode how what is used from now on is charged
 */
public record Wallet(
        AccountId account,
        Money promo,
        Money purchased,
        Line line,
        Money held,
        boolean funded,
        long number,
        long filled,
        Tripwire tripwire,
        BillingMode mode) {

    public Money posted() {
        return promo.plus(purchased);
    }

    /** Credits that no hold has set aside. */
    public Money free() {
        return posted().minus(held);
    }

    public Money unusedLine() {
        return line.unused();
    }

    /** What can be set aside. */
    public Money available() {
        return spendable().minus(held).plus(unusedLine());
    }

    /** Where usage is metered no credits are spent; what is missing of them is missing there too. */
    private Money spendable() {
        return mode.isMetered() ? posted().min(Money.ZERO) : posted();
    }

    /** What invoices may ask for of credits below zero: where no line was agreed the next top-up fills them. */
    public Money reversedTopUp() {
        return line.isAgreed() ? Money.ZERO.minus(purchased).max(Money.ZERO) : Money.ZERO;
    }

    /** How far below zero the account is; the constraint that nobody overspends allows for exactly this much. */
    public Money overdraft() {
        return Money.ZERO.minus(available()).max(Money.ZERO);
    }

    /** Why this much cannot be set aside, if it cannot. */
    public Optional<HoldRefusal> refusalOf(Money amount) {
        if (!amount.exceeds(available())) {
            return Optional.empty();
        }
        if (mode.isMetered()) {
            return Optional.of(HoldRefusal.LINE_EXHAUSTED);
        }
        boolean nothingLeft = !posted().plus(unusedLine()).isPositive();
        return Optional.of(nothingLeft && !funded ? HoldRefusal.FREE_CREDITS_EXHAUSTED : HoldRefusal.CREDITS_EXHAUSTED);
    }

    public Wallet holding(Money amount) {
        return new Wallet(account, promo, purchased, line, held.plus(amount), funded, number, filled, tripwire, mode);
    }

    public Wallet releasing(Money amount) {
        return new Wallet(account, promo, purchased, line, held.minus(amount), funded, number, filled, tripwire, mode);
    }

    /**
     * How a capture is funded. The work was done: what nothing covers is owed on the line where one was agreed, and is
     * otherwise taken from the purchased credits all the same, below zero. What is metered is owed on the line as a whole.
     *
     * @param charged in which mode the work was begun, whatever the account's is now
     */
    public Funding fund(Money amount, BillingMode charged) {
        return charged.isMetered() ? new Funding(Money.ZERO, Money.ZERO, amount) : fund(amount);
    }

    /** How what is not metered is funded. */
    public Funding fund(Money amount) {
        var fromPromo = amount.min(promo);
        var afterPromo = amount.minus(fromPromo);
        var fromPurchased = afterPromo.min(purchased.max(Money.ZERO));
        var afterPurchased = afterPromo.minus(fromPurchased);
        return line.isAgreed()
                ? new Funding(fromPromo, fromPurchased, afterPurchased)
                : new Funding(fromPromo, fromPurchased.plus(afterPurchased), Money.ZERO);
    }

    /** With another credit line; what is used of it stays. */
    public Wallet agreeing(Money limit) {
        return new Wallet(
                account, promo, purchased, line.withLimit(limit), held, funded, number, filled, tripwire, mode);
    }

    /** With what a transfer takes from it. */
    public Wallet spending(Funding parts) {
        return new Wallet(
                account,
                promo.minus(parts.promo()),
                purchased.minus(parts.purchased()),
                line.using(parts.line()),
                held,
                funded,
                number + 1,
                filled,
                tripwire,
                mode);
    }

    /** With what a transfer of that kind gives it. */
    public Wallet receiving(TransferKind kind, Funding parts) {
        return new Wallet(
                account,
                promo.plus(parts.promo()),
                purchased.plus(parts.purchased()),
                line.using(Money.ZERO.minus(parts.line())),
                held,
                funded || kind.funds(),
                number + 1,
                number + 1,
                tripwire,
                mode);
    }

    /** Whose usage is charged in another way from now on. */
    public Wallet charged(BillingMode other) {
        return new Wallet(account, promo, purchased, line, held, funded, number, filled, tripwire, other);
    }

    /** With a line on which nothing more is given, or is again. */
    public Wallet withLineFrozen(boolean frozen) {
        return new Wallet(account, promo, purchased, line.frozen(frozen), held, funded, number, filled, tripwire, mode);
    }
}
