package io.tutorflow.billing.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tutorflow.billing.ledger.Funding;
import io.tutorflow.billing.whatif.FundingPolicy.Left;
import io.tutorflow.money.Money;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FundingPolicyTest {

    private static final Left NOTHING_LEFT = new Left(Money.ZERO, Money.ZERO, false);

    @Test
    void moreIsTakenFromWhatWasLeftInTheOrderOfAllUsage() {
        var left = new Left(usd(1), usd(2), true);

        assertEquals(funding(6, 4, 3), FundingPolicy.decide(funding(5, 2, 1), usd(5), Money.ZERO, left));
    }

    @Test
    void withoutALineTheRestIsCredits() {
        var left = new Left(Money.ZERO, usd(2), false);

        assertEquals(funding(5, 7, 0), FundingPolicy.decide(funding(5, 2, 0), usd(5), Money.ZERO, left));
    }

    @Test
    void whatIsBelowZeroIsNotLeft() {
        var left = new Left(Money.ZERO, usd(-3), true);

        assertEquals(funding(0, 2, 5), FundingPolicy.decide(funding(0, 2, 0), usd(5), Money.ZERO, left));
    }

    @Test
    void lessIsGivenBackToTheLineFirst() {
        assertEquals(funding(5, 1, 0), FundingPolicy.decide(funding(5, 2, 1), usd(-2), Money.ZERO, NOTHING_LEFT));
        assertEquals(funding(3, 0, 0), FundingPolicy.decide(funding(5, 2, 1), usd(-5), Money.ZERO, NOTHING_LEFT));
    }

    @Test
    void moreIncludedUsageTakesThePlaceOfWhatWasPaid() {
        assertEquals(funding(7, 1, 0), FundingPolicy.decide(funding(5, 2, 1), Money.ZERO, usd(2), NOTHING_LEFT));
        assertEquals(funding(8, 0, 0), FundingPolicy.decide(funding(5, 2, 1), Money.ZERO, usd(9), NOTHING_LEFT));
        assertEquals(funding(10, 0, 0), FundingPolicy.decide(funding(5, 2, 1), usd(2), usd(9), NOTHING_LEFT));
    }

    @Test
    void lessIncludedUsageIsMissingWhereNothingOfItWasLeft() {
        var left = new Left(usd(2), usd(1), true);

        assertEquals(funding(5, 2, 1), FundingPolicy.decide(funding(5, 2, 1), Money.ZERO, usd(-2), left));
        assertEquals(funding(3, 3, 2), FundingPolicy.decide(funding(5, 2, 1), Money.ZERO, usd(-4), left));
        assertEquals(funding(0, 3, 5), FundingPolicy.decide(funding(5, 2, 1), Money.ZERO, usd(-40), left));
    }

    @Property
    void aMonthThatStaysTheSameIsPaidByTheSame(@ForAll("fundings") Funding before, @ForAll("lefts") Left left) {
        assertEquals(before, FundingPolicy.decide(before, Money.ZERO, Money.ZERO, left));
    }

    @Property
    void whatPaysAddsUpToWhatItCostsAndIsNeverBelowZero(
            @ForAll("fundings") Funding before,
            @ForAll("lefts") Left left,
            @ForAll("changes") Money change,
            @ForAll("changes") Money included) {
        var more = change.max(Money.ZERO.minus(total(before)));

        var after = FundingPolicy.decide(before, more, included, left);

        assertEquals(total(before).plus(more), total(after));
        assertTrue(!after.promo().isNegative()
                && !after.purchased().isNegative()
                && !after.line().isNegative());
    }

    @Property
    void whatCostsMoreIsNeverPaidForWithLess(
            @ForAll("fundings") Funding before,
            @ForAll("lefts") Left left,
            @ForAll("changes") Money one,
            @ForAll("changes") Money other,
            @ForAll("changes") Money included) {
        var least = Money.ZERO.minus(total(before));
        var less = FundingPolicy.decide(before, one.min(other).max(least), included, left);
        var more = FundingPolicy.decide(before, one.max(other).max(least), included, left);

        assertTrue(!paidFor(less).exceeds(paidFor(more)), () -> less + " and " + more);
    }

    @Provide
    Arbitrary<Funding> fundings() {
        return Combinators.combine(amounts(), amounts(), amounts()).as(Funding::new);
    }

    @Provide
    Arbitrary<Left> lefts() {
        return Combinators.combine(amounts(), changes(), Arbitraries.of(true, false))
                .as(Left::new);
    }

    @Provide
    Arbitrary<Money> changes() {
        return Arbitraries.longs().between(-20_000_000, 20_000_000).map(Money::ofMicros);
    }

    private static Arbitrary<Money> amounts() {
        return Arbitraries.longs().between(0, 10_000_000).map(Money::ofMicros);
    }

    private static Money total(Funding funding) {
        return funding.promo().plus(paidFor(funding));
    }

    private static Money paidFor(Funding funding) {
        return funding.purchased().plus(funding.line());
    }

    private static Funding funding(long promotional, long purchased, long line) {
        return new Funding(usd(promotional), usd(purchased), usd(line));
    }

    private static Money usd(long amount) {
        return Money.ofCents(amount * 100);
    }
}
