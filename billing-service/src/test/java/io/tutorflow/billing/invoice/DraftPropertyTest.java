package io.tutorflow.billing.invoice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import io.tutorflow.money.Units;
import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever was used, agreed upon and taxed: the lines add up, to the cent, and never to less than nothing. */
class DraftPropertyTest {

    private static final int MONTHS = 3;
    private static final long MOST = 10_000_000_000L;

    @Property
    void linesAddUpToTheTotalInWholeCents(@ForAll("cases") Case given) {
        var draft = given.draft();

        var sum = draft.lines().stream().map(Line::amount).reduce(Money.ZERO, Money::plus);
        assertEquals(sum, draft.totals().due());
        assertEquals(sum, sum.toCents());
    }

    @Property
    void nothingIsEverPaidBackByAnInvoice(@ForAll("cases") Case given) {
        var totals = given.draft().totals();

        assertFalse(totals.net().isNegative(), () -> "net " + totals.net());
        assertFalse(totals.tax().isNegative(), () -> "tax " + totals.tax());
    }

    @Property
    void theSameUsageMakesTheSameDocument(@ForAll("cases") Case given) {
        assertEquals(given.draft(), given.draft());
    }

    @Property
    void noMonthIsChargedMoreThanItsMinimumBesideWhatIsCounted(@ForAll("cases") Case given) {
        var draft = given.draft();

        for (var commitment : given.commitments()) {
            var here = draft.lines().stream()
                    .filter(line -> commitment.month().equals(line.month()) && line.type() != LineType.USAGE)
                    .map(Line::amount)
                    .reduce(Money.ZERO, Money::plus);
            var charged = commitment.trueUp().plus(here);
            var missing = commitment
                    .minimum()
                    .minus(commitment.counted())
                    .minus(given.paidFor(commitment.month()))
                    .max(Money.ZERO);
            assertFalse(charged.isNegative());
            if (here.isPositive()) {
                assertEquals(missing, charged);
            }
        }
    }

    @Property
    void linesAreNumberedFromOne(@ForAll("cases") Case given) {
        var lines = given.draft().lines();

        for (int place = 0; place < lines.size(); place++) {
            assertEquals(place + 1, lines.get(place).number());
        }
    }

    @Property
    void aReversedTopUpIsAskedForAsItIsBesideWhatElseThereIs(@ForAll("cases") Case given) {
        var draft = given.draft();

        var asked = draft.lines().stream()
                .filter(line -> line.type() == LineType.REVERSED_TOP_UP)
                .map(Line::amount)
                .reduce(Money.ZERO, Money::plus);
        boolean alone = draft.lines().isEmpty();
        assertEquals(alone ? Money.ZERO : given.reversedTopUp(), asked);
        assertEquals(asked, draft.totals().reversedTopUp());
    }

    @Property
    void ofWhatIsMeteredNothingIsDueAndAllIsSaid(@ForAll("cases") Case given) {
        var statement = DraftPolicy.ofMetered(given.usage());

        var sum = statement.lines().stream().map(Line::amount).reduce(Money.ZERO, Money::plus);
        var captured =
                given.usage().stream().map(group -> group.parts().total()).reduce(Money.ZERO, Money::plus);
        assertEquals(Money.ZERO, sum);
        assertEquals(Money.ZERO, statement.totals().due());
        assertEquals(captured, statement.totals().metered());
    }

    record Case(
            List<UsageGroup> usage, List<Commitment> commitments, boolean closes, Money reversedTopUp, Percent tax) {

        Content draft() {
            return DraftPolicy.decide(usage, commitments, closes, reversedTopUp, tax);
        }

        Money paidFor(YearMonth month) {
            return usage.stream()
                    .filter(group -> group.key().month().equals(month))
                    .map(group -> group.parts().paidFor())
                    .reduce(Money.ZERO, Money::plus);
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        return Combinators.combine(
                        usage().list().ofMaxSize(12),
                        commitments(),
                        Arbitraries.of(true, false),
                        amounts(),
                        Arbitraries.integers().between(0, 1_000_000).map(Percent::new))
                .as(Case::new);
    }

    private static Arbitrary<List<Commitment>> commitments() {
        return Combinators.combine(amounts(), amounts(), amounts())
                .as((minimum, counted, trueUp) -> List.of(
                        new Commitment(month(0), minimum, counted, trueUp),
                        new Commitment(month(1), minimum, trueUp, counted),
                        new Commitment(month(2), trueUp, Money.ZERO, Money.ZERO)));
    }

    private static Arbitrary<UsageGroup> usage() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, MONTHS - 1),
                        amounts(),
                        amounts(),
                        amounts(),
                        amounts(),
                        amounts())
                .as((month, promotional, purchased, line, waived, discount) -> {
                    var parts = new UsageGroup.Parts(promotional, purchased, line);
                    var billable = parts.total().plus(waived);
                    return new UsageGroup(
                            new UsageGroup.Key(month(month), "course.default", Money.ofMicros(50_000), Money.ZERO),
                            1,
                            Units.of(1),
                            billable.plus(discount),
                            billable,
                            parts);
                });
    }

    private static Arbitrary<Money> amounts() {
        return Arbitraries.longs().between(0, MOST).map(Money::ofMicros);
    }

    private static YearMonth month(int number) {
        return YearMonth.of(2026, 5).plusMonths(number);
    }
}
