package io.tutorflow.billing.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tutorflow.billing.ledger.Funding;
import io.tutorflow.billing.ledger.month.CapturedSum;
import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import io.tutorflow.money.Reductions;
import io.tutorflow.money.Units;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DraftPricesTest {

    private static final Instant TENTH = Instant.parse("2026-10-10T00:00:00Z");
    private static final Reductions TWELVE = new Reductions(percent("12"), Map.of(), Map.of());

    @Test
    void aDraftPriceCountsInThePlaceOfTheListPrice() {
        var rated =
                prices(Map.of("course.default", usd("0.06")), DraftTerms.NONE).rate(lessons(100, "5"));

        assertEquals(charged("5", "5", "5"), rated.before());
        assertEquals(charged("6", "6", "6"), rated.after());
    }

    /** 90.5 s are 1.5083 minutes: each of them is rounded by itself, before and after. */
    @Test
    void eachRecordIsRoundedByItself() {
        var minutes = new Units(15_083);
        var sum = sum("video_render.default", "0.15", "0.15", minutes, "0.226245", 1_000);

        var rated = prices(Map.of("video_render.default", usd("0.151111")), DraftTerms.NONE)
                .rate(sum);

        assertEquals(usd("226.245"), rated.before().amount());
        assertEquals(usd("0.227921"), usd("0.151111").times(minutes));
        assertEquals(usd("227.921"), rated.after().amount());
    }

    @Test
    void theTermsOfTheTimeCountWhereTheDraftSaysNothingElse() {
        var prices = prices(Map.of("course.default", usd("0.06")), DraftTerms.NONE);

        assertEquals(usd("6"), prices.rate(lessons(100, "5")).after().amount());
        assertEquals(
                usd("5.28"),
                prices.rate(at(1, sum("course.default", "0.05", "0.044", Units.of(1), "0.044", 100)))
                        .after()
                        .amount());
    }

    @Test
    void otherTermsCountOnEveryDay() {
        var prices = prices(Map.of(), terms(percent("15"), null, null));

        assertEquals(usd("4.25"), prices.rate(lessons(100, "5")).after().amount());
        assertEquals(
                usd("4.25"),
                prices.rate(at(1, sum("course.default", "0.05", "0.044", Units.of(1), "0.044", 100)))
                        .after()
                        .amount());
    }

    @Test
    void anOwnPriceTakesThePlaceOfTheDiscountAndNobodyPaysMoreThanTheList() {
        var own = terms(null, null, Map.of("course.default", usd("0.01"), "slide.default", usd("0.07")));

        assertEquals(
                usd("1"), prices(Map.of(), own).rate(lessons(100, "5")).after().amount());
        assertEquals(
                usd("3"),
                prices(Map.of(), own)
                        .rate(sum("slide.default", "0.03", "0.03", Units.of(1), "0.03", 100))
                        .after()
                        .amount());
    }

    /** Who was quoted in the moment before a price changed pays that price, and would pay it. */
    @Test
    void whatTheDraftDoesNotChangeIsNotComputedAgain() {
        var odd = at(1, sum("course.default", "0.05", "0.049", Units.of(1), "0.049", 100));

        assertEquals(
                usd("4.9"), prices(Map.of(), DraftTerms.NONE).rate(odd).after().amount());
        assertEquals(
                usd("4.9"),
                prices(Map.of("course.default", usd("0.05")), terms(percent("12"), null, null))
                        .rate(odd)
                        .after()
                        .amount());
    }

    @Test
    void whatWasWaivedStaysWaived() {
        var prices = prices(Map.of("course.default", usd("0.06")), DraftTerms.NONE);

        var all = prices.rate(sum("course.default", "0.05", "0.05", Units.of(10), "0", 2));
        var some = prices.rate(sum("course.default", "0.05", "0.05", Units.of(10), "0.3", 2));

        assertEquals(charged("1.2", "1.2", "0"), all.after());
        assertEquals(charged("1.2", "1.2", "0.8"), some.after());
        assertEquals(usd("0.4"), some.after().waived());
    }

    @Test
    void noMoreIsWaivedThanItWouldCost() {
        var cheap = prices(Map.of("course.default", usd("0.01")), DraftTerms.NONE);

        var rated = cheap.rate(sum("course.default", "0.05", "0.05", Units.of(10), "0.3", 1));

        assertEquals(charged("0.1", "0.1", "0"), rated.after());
    }

    /** So little that it came to nothing: it was not waived. */
    @Test
    void whatWasTooLittleToCostAnythingMayCostSomething() {
        var sum = sum("video_render.default", "0.000002", "0.000002", new Units(1), "0", 1);

        var rated = prices(Map.of("video_render.default", usd("1")), DraftTerms.NONE)
                .rate(sum);

        assertEquals(usd("0.0001"), rated.after().amount());
    }

    /** 12 % since the 10th. */
    private static DraftPrices prices(Map<String, Money> list, DraftTerms terms) {
        NavigableMap<Instant, Reductions> agreed = new TreeMap<>(Map.of(TENTH, TWELVE));
        return new DraftPrices(list, terms, agreed, List.of(TENTH));
    }

    private static DraftTerms terms(
            @Nullable Percent discount, @Nullable Map<String, Percent> discounts, @Nullable Map<String, Money> prices) {
        return new DraftTerms(null, null, discount, discounts, prices, null, null);
    }

    private static CapturedSum lessons(int count, String amount) {
        return sum("course.default", "0.05", "0.05", Units.of(count), amount, 1);
    }

    private static CapturedSum sum(String key, String list, String unit, Units units, String amount, long records) {
        return new CapturedSum(
                new UUID(0, 1),
                key,
                usd(list),
                usd(unit),
                units,
                usd(amount),
                0,
                LocalDate.of(2026, 10, 5),
                records,
                Funding.NONE);
    }

    private static CapturedSum at(int span, CapturedSum sum) {
        return new CapturedSum(
                sum.account(),
                sum.catalogKey(),
                sum.listUnitPrice(),
                sum.unitPrice(),
                sum.units(),
                sum.amount(),
                span,
                sum.day(),
                sum.records(),
                sum.funding());
    }

    private static Charged charged(String list, String billable, String amount) {
        return new Charged(usd(list), usd(billable), usd(amount));
    }

    private static Percent percent(String value) {
        return Percent.of(new BigDecimal(value));
    }

    private static Money usd(String amount) {
        return Money.ofUsd(new BigDecimal(amount));
    }
}
