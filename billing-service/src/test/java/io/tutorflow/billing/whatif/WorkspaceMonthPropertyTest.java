package io.tutorflow.billing.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tutorflow.billing.account.terms.TermsVersion;
import io.tutorflow.billing.account.workspace.Contact;
import io.tutorflow.billing.account.workspace.Origin;
import io.tutorflow.billing.account.workspace.Profile;
import io.tutorflow.billing.account.workspace.Slug;
import io.tutorflow.billing.account.workspace.Status;
import io.tutorflow.billing.account.workspace.Terms;
import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.ledger.Funding;
import io.tutorflow.billing.ledger.month.CapturedSum;
import io.tutorflow.billing.ledger.month.DayEnds;
import io.tutorflow.billing.ledger.month.DayEnds.DayEnd;
import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import io.tutorflow.money.Reductions;
import io.tutorflow.money.Units;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WorkspaceMonthPropertyTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Instant TENTH = Instant.parse("2026-10-10T00:00:00Z");
    private static final List<String> KEYS = List.of("course.default", "slide.default", "video_render.default");
    private static final Workspace WORKSPACE = new Workspace(
            new WorkspaceId(new UUID(0, 1)),
            1,
            new Profile("Test", new Slug("test"), Contact.unverified(null), null, Origin.OPERATOR),
            new Terms(Status.ACTIVE, 60, "free"),
            Instant.EPOCH,
            Instant.EPOCH);

    @Property
    void theSamePricesAndTermsGiveTheSameFigures(
            @ForAll("usages") List<CapturedSum> usage,
            @ForAll("agreements") TermsVersion agreed,
            @ForAll("ends") DayEnds ends) {
        var same = new DraftTerms(null, null, agreed(1).discount(), null, Map.of(), agreed.included(), agreed.commit());
        var sinceTheTenth = usage.stream().filter(sum -> sum.span() == 1).toList();

        var rated = rate(sinceTheTenth, Map.of(), same, agreed, ends);

        assertEquals(rated.before(), rated.after());
        assertNull(rated.shortage());
        assertEquals(
                rate(usage, Map.of(), DraftTerms.NONE, agreed, ends).before(),
                rate(usage, Map.of(), DraftTerms.NONE, agreed, ends).after());
    }

    @Property
    void theListPricesOfTheTimeGiveTheSameFigures(
            @ForAll("usages") List<CapturedSum> usage,
            @ForAll("agreements") TermsVersion agreed,
            @ForAll("ends") DayEnds ends) {
        var prices = usage.stream()
                .collect(Collectors.toMap(CapturedSum::catalogKey, CapturedSum::listUnitPrice, (one, other) -> one));
        var ofOnePrice = usage.stream()
                .filter(sum -> sum.listUnitPrice().equals(prices.get(sum.catalogKey())))
                .toList();

        var rated = rate(ofOnePrice, prices, DraftTerms.NONE, agreed, ends);

        assertEquals(rated.before(), rated.after());
    }

    @Property
    void aHigherPriceNeverLowersATotal(
            @ForAll("usages") List<CapturedSum> usage,
            @ForAll("agreements") TermsVersion agreed,
            @ForAll("ends") DayEnds ends,
            @ForAll("terms") DraftTerms terms,
            @ForAll("prices") Money one,
            @ForAll("prices") Money other) {
        var cheap = rate(usage, Map.of("course.default", one.min(other)), terms, agreed, ends);
        var dear = rate(usage, Map.of("course.default", one.max(other)), terms, agreed, ends);

        assertTrue(!cheap.after().total().exceeds(dear.after().total()));
        assertTrue(!cheap.after().usage().amount().exceeds(dear.after().usage().amount()));
    }

    @Property
    void partsAddUpToTotals(
            @ForAll("usages") List<CapturedSum> usage,
            @ForAll("agreements") TermsVersion agreed,
            @ForAll("ends") DayEnds ends,
            @ForAll("terms") DraftTerms terms,
            @ForAll("prices") Money price) {
        var rated = rate(usage, Map.of("video_render.default", price), terms, agreed, ends);

        for (var figures : List.of(rated.before(), rated.after())) {
            var funding = figures.funding();
            assertEquals(
                    figures.usage().amount(),
                    funding.promo().plus(funding.purchased()).plus(funding.line()));
            assertEquals(
                    figures.usage().list(),
                    figures.usage()
                            .amount()
                            .plus(figures.usage().discount())
                            .plus(figures.usage().waived()));
            assertEquals(
                    figures.totals().due(),
                    funding.line()
                            .plus(figures.totals().trueUp())
                            .plus(figures.totals().rounding())
                            .plus(figures.totals().tax()));
            assertTrue(!figures.usage().discount().isNegative()
                    && !figures.usage().waived().isNegative());
        }
        assertEquals(
                rated.after().usage().amount(),
                rated.categories().values().stream().map(RatedCategory::after).reduce(Money.ZERO, Money::plus));
        assertEquals(
                usage.stream().mapToLong(CapturedSum::records).sum(),
                rated.categories().values().stream()
                        .mapToLong(RatedCategory::records)
                        .sum());
    }

    @Provide
    Arbitrary<List<CapturedSum>> usages() {
        return Combinators.combine(
                        Arbitraries.of(KEYS),
                        prices(),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.longs().between(1, 3_000_000),
                        Arbitraries.longs().between(1, 50),
                        Arbitraries.integers().between(1, 31),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 100))
                .as(WorkspaceMonthPropertyTest::sum)
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<TermsVersion> agreements() {
        return Combinators.combine(amounts(), amounts(), Arbitraries.of(0, 100_000, 88_750))
                .as((included, commit, tax) ->
                        new TermsVersion(1, Instant.EPOCH, "free", included, commit, new Percent(tax), null, null));
    }

    @Provide
    Arbitrary<DayEnds> ends() {
        return Combinators.combine(
                        Arbitraries.of(Money.ZERO, Money.ofCents(500)), amounts(), changes(), amounts(), changes())
                .as((line, promotional, purchased, laterPromotional, laterPurchased) -> new DayEnds(
                        line,
                        new TreeMap<>(Map.of(
                                OCTOBER.atDay(10), new DayEnd(promotional, purchased, Money.ZERO),
                                OCTOBER.atEndOfMonth(), new DayEnd(laterPromotional, laterPurchased, Money.ZERO)))));
    }

    @Provide
    Arbitrary<DraftTerms> terms() {
        return Combinators.combine(
                        Arbitraries.integers()
                                .between(0, 950_000)
                                .map(Percent::new)
                                .injectNull(0.3),
                        amounts().injectNull(0.5),
                        amounts().injectNull(0.5))
                .as((discount, included, commit) -> new DraftTerms(null, null, discount, null, null, included, commit));
    }

    @Provide
    Arbitrary<Money> prices() {
        return Arbitraries.longs().between(1, 1_000_000).map(Money::ofMicros);
    }

    private static Arbitrary<Money> amounts() {
        return Arbitraries.longs().between(0, 20_000_000).map(Money::ofMicros);
    }

    private static Arbitrary<Money> changes() {
        return Arbitraries.longs().between(-5_000_000, 20_000_000).map(Money::ofMicros);
    }

    /** @param waived none, all, or a part */
    private static CapturedSum sum(
            String key, Money list, int span, long units, long records, int day, int waived, int share) {
        var unit = agreed(span).of(key, list).price();
        var size = new Units(units);
        var billable = unit.times(size);
        var amount = switch (waived) {
            case 0 -> Money.ZERO;
            case 1 -> Percent.of(BigDecimal.valueOf(share)).of(billable);
            default -> billable;
        };
        var all = amount.times(Units.of(records));
        var promotional = Percent.of(BigDecimal.valueOf(share)).of(all);
        var line = Percent.of(BigDecimal.valueOf(share)).of(all.minus(promotional));
        return new CapturedSum(
                new UUID(0, 1),
                key,
                list,
                unit,
                size,
                amount,
                span,
                LocalDate.of(2026, 10, day),
                records,
                new Funding(promotional, all.minus(promotional).minus(line), line));
    }

    /** 12 % since the 10th. */
    private static Reductions agreed(int span) {
        return span == 0 ? Reductions.NONE : new Reductions(new Percent(120_000), Map.of(), Map.of());
    }

    private static RatedWorkspace rate(
            List<CapturedSum> usage, Map<String, Money> list, DraftTerms terms, TermsVersion agreed, DayEnds ends) {
        var prices = new DraftPrices(list, terms, new TreeMap<>(Map.of(TENTH, agreed(1))), List.of(TENTH));
        var rated = usage.stream().map(prices::rate).toList();
        return new WorkspaceMonth(OCTOBER, WORKSPACE, agreed, terms, rated).settle(ends);
    }
}
