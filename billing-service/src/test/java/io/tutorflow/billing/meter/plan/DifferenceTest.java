package io.tutorflow.billing.meter.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.billing.meter.plan.Difference.Kind;
import io.tutorflow.billing.payment.StripePlans.Meter;
import io.tutorflow.billing.payment.StripePlans.Price;
import io.tutorflow.billing.payment.StripePlans.Stock;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    private static final MeteredPrice OLD = price("course_v2", 50_000);
    private static final MeteredPrice NEW = price("course_v3", 60_000);
    private static final Meter METER = new Meter("mtr_1", true, true);

    @Test
    void whereThereIsNothingAllIsMissing() {
        var difference = Difference.of(List.of(OLD), new Stock(Map.of(), Set.of(), Map.of()));

        assertThat(difference.missing())
                .extracting(Difference.Missing::kind)
                .containsExactly(Kind.METER, Kind.PRODUCT, Kind.PRICE);
        assertThat(difference.wrong()).isEmpty();
        assertThat(difference.isNone()).isFalse();
    }

    @Test
    void whatIsThereIsNoDifference() {
        assertThat(difference(METER, stripes("5", "mtr_1")).isNone()).isTrue();
        assertThat(difference(METER, stripes("5.000", "mtr_1")).isNone()).isTrue();
    }

    @Test
    void twoPricesOfACategoryHaveOneProduct() {
        var difference = Difference.of(List.of(OLD, NEW), new Stock(Map.of(), Set.of(), Map.of()));

        assertThat(difference.missing())
                .extracting(Difference.Missing::name)
                .containsExactly(
                        "course_v2", "tutorflow_course_default", "course_v2_lookup", "course_v3", "course_v3_lookup");
    }

    @Test
    void anotherAmountIsForAPerson() {
        assertThat(difference(METER, stripes("6", "mtr_1")).wrong())
                .containsExactly(new Difference.Wrong(
                        Kind.PRICE, "course_v2_lookup", "costs 6 cents at Stripe and 5 in the catalogue: price_1"));
    }

    @Test
    void aPriceInTiersHasNoAmount() {
        assertThat(reasons(difference(METER, stripes(null, "mtr_1"))))
                .containsExactly("costs no single number of cents at Stripe and 5 in the catalogue: price_1");
    }

    @Test
    void anArchivedMeterIsForAPerson() {
        var difference = difference(new Meter("mtr_1", false, true), stripes("5", "mtr_1"));

        assertThat(reasons(difference)).containsExactly("is archived at Stripe: mtr_1");
        assertThat(difference.missing()).isEmpty();
    }

    @Test
    void aMeterThatCountsOtherwiseIsForAPerson() {
        assertThat(reasons(difference(new Meter("mtr_1", true, false), stripes("5", "mtr_1"))))
                .containsExactly("does not add up `value` for each `stripe_customer_id` at Stripe: mtr_1");
    }

    @Test
    void aPriceOfAnotherMeterOrPeriodOrAnArchivedOneIsForAPerson() {
        assertThat(reasons(difference(METER, stripes("5", "mtr_2"))))
                .containsExactly("is of another meter at Stripe: price_1");
        assertThat(reasons(difference(METER, new Price("price_1", true, new BigDecimal(5), "mtr_1", false))))
                .containsExactly("is not charged by the month in USD at Stripe: price_1");
        assertThat(reasons(difference(METER, new Price("price_1", false, new BigDecimal(5), "mtr_1", true))))
                .containsExactly("is archived at Stripe: price_1");
    }

    private static List<String> reasons(Difference difference) {
        return difference.wrong().stream().map(Difference.Wrong::why).toList();
    }

    private static Difference difference(Meter meter, Price price) {
        return Difference.of(
                List.of(OLD),
                new Stock(
                        Map.of("course_v2", meter),
                        Set.of("tutorflow_course_default"),
                        Map.of("course_v2_lookup", price)));
    }

    private static Price stripes(@Nullable String cents, String meter) {
        return new Price("price_1", true, cents == null ? null : new BigDecimal(cents), meter, true);
    }

    private static MeteredPrice price(String name, long micros) {
        return new MeteredPrice("course.default", "course", "lesson", Money.ofMicros(micros), name + "_lookup", name);
    }
}
