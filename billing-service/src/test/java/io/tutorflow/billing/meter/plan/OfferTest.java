package io.tutorflow.billing.meter.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.billing.payment.StripePlans.Meter;
import io.tutorflow.billing.payment.StripePlans.Price;
import io.tutorflow.billing.payment.StripePlans.Stock;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OfferTest {

    private static final List<MeteredPrice> PRICES = prices(1);

    @Test
    void isWhatStripeHasAsTheCatalogueSays() {
        assertThat(Offer.of(PRICES, stock(true)))
                .isEqualTo(new Offer.Available(Map.of("lesson_0_lookup", "price_1"), Map.of()));
    }

    @Test
    void nothingIsSubscribedToWhileStripeLacksEverything() {
        assertThat(Offer.of(PRICES, new Stock(Map.of(), Set.of(), Map.of())))
                .isInstanceOfSatisfying(
                        Offer.Nothing.class,
                        nothing -> assertThat(nothing.why())
                                .isEqualTo(
                                        "Stripe has no lesson_0: POST /v1/admin/stripe/catalog makes what is missing"));
    }

    @Test
    void anArchivedMeterCountsNothing() {
        assertThat(Offer.of(PRICES, stock(false)))
                .isInstanceOfSatisfying(
                        Offer.Nothing.class,
                        nothing -> assertThat(nothing.why()).startsWith("lesson_0 is archived at Stripe: mtr_1"));
    }

    @Test
    void whatStripeLacksHoldsUpNothingElse() {
        assertThat(Offer.of(prices(2), stock(true)))
                .isEqualTo(new Offer.Available(
                        Map.of("lesson_0_lookup", "price_1"),
                        Map.of(
                                "lesson_1_lookup",
                                "Stripe has no lesson_1: POST /v1/admin/stripe/catalog makes what is missing")));
    }

    @Test
    void moreThanStripeTakesIsNotSubscribedToInParts() {
        assertThat(Offer.of(prices(21), stock(true)))
                .isInstanceOfSatisfying(
                        Offer.Nothing.class,
                        nothing -> assertThat(nothing.why()).contains("20 prices at most, and 21"));
    }

    private static Stock stock(boolean active) {
        return new Stock(
                Map.of("lesson_0", new Meter("mtr_1", active, true)),
                Set.of(),
                Map.of("lesson_0_lookup", new Price("price_1", true, new BigDecimal(5), "mtr_1", true)));
    }

    private static List<MeteredPrice> prices(int many) {
        return IntStream.range(0, many)
                .mapToObj(number -> new MeteredPrice(
                        "lesson.default",
                        "lesson",
                        "lesson",
                        Money.ofMicros(50_000),
                        "lesson_" + number + "_lookup",
                        "lesson_" + number))
                .toList();
    }
}
