package io.tutorflow.billing.whatif;

import io.tutorflow.billing.ledger.Funding;
import io.tutorflow.money.Money;

/**
 * What would have paid for a month that costs another amount, or includes another amount of usage. It starts from what did
 * pay, so that a month which stays the same is paid by the same: more is taken from the promotional credits that were left,
 * then from the purchased ones, then from the line; less is given back the other way round.
 */
final class FundingPolicy {

    private final boolean line;
    private Funding funding;
    private Money promotionalLeft;
    private Money purchasedLeft;

    private FundingPolicy(Funding before, Left left) {
        funding = before;
        line = left.line() || before.line().isPositive();
        promotionalLeft = left.promotional().max(Money.ZERO);
        purchasedLeft = left.purchased().max(Money.ZERO);
    }

    /**
     * @param more what the month would have cost more; below zero: less
     * @param includedMore the same of the usage that is included in it
     */
    static Funding decide(Funding before, Money more, Money includedMore, Left left) {
        var policy = new FundingPolicy(before, left);
        if (includedMore.isNegative()) {
            policy.includeLess(negative(includedMore));
        } else {
            policy.includeMore(includedMore);
        }
        if (more.isNegative()) {
            policy.giveBack(negative(more));
        } else {
            policy.pay(more);
        }
        return policy.funding;
    }

    /** Included usage is consumed before all else. */
    private void includeMore(Money more) {
        var used = more.min(funding.purchased().plus(funding.line()));
        giveBack(used);
        add(used, Money.ZERO, Money.ZERO);
        promotionalLeft = promotionalLeft.plus(more).minus(used);
    }

    private void includeLess(Money less) {
        var unused = less.min(promotionalLeft);
        promotionalLeft = promotionalLeft.minus(unused);
        var used = less.minus(unused).min(funding.promo());
        add(negative(used), Money.ZERO, Money.ZERO);
        pay(used);
    }

    private void pay(Money cost) {
        var promotional = cost.min(promotionalLeft);
        var credits = cost.minus(promotional);
        var purchased = credits.min(purchasedLeft);
        var rest = credits.minus(purchased);
        promotionalLeft = promotionalLeft.minus(promotional);
        purchasedLeft = purchasedLeft.minus(purchased);
        add(promotional, line ? purchased : credits, line ? rest : Money.ZERO);
    }

    private void giveBack(Money less) {
        var fromLine = less.min(funding.line());
        var purchased = less.minus(fromLine).min(funding.purchased());
        purchasedLeft = purchasedLeft.plus(purchased);
        var promotional = less.minus(fromLine).minus(purchased);
        promotionalLeft = promotionalLeft.plus(promotional);
        add(negative(promotional), negative(purchased), negative(fromLine));
    }

    private void add(Money promotional, Money purchased, Money onLine) {
        funding = new Funding(
                funding.promo().plus(promotional),
                funding.purchased().plus(purchased),
                funding.line().plus(onLine));
    }

    private static Money negative(Money amount) {
        return Money.ZERO.minus(amount);
    }

    /**
     * What the account had left at the month's end.
     *
     * @param line whether it has a credit line, which takes what credits do not cover; otherwise they fall below zero
     */
    record Left(Money promotional, Money purchased, boolean line) {}
}
