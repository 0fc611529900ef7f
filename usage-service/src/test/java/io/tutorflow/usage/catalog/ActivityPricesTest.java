package io.tutorflow.usage.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.events.ActivityPricesChanged;
import io.tutorflow.events.ActivityPricesChanged.PriceVersion;
import io.tutorflow.events.ActivityPricesChanged.TokenPrice;
import io.tutorflow.events.StandardActivityPrices;
import io.tutorflow.events.TokenRates;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActivityPricesTest {

    private static final UUID SCHOOL = UUID.randomUUID();
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final ActivityKey COVER =
            ActivityKey.find(Category.COVER_IMAGE, null).orElseThrow();
    private static final ActivityKey TEXT =
            ActivityKey.find(Category.WRITING_ASSESSMENT, "text").orElseThrow();

    private final ActivityPrices prices = new ActivityPrices();

    @BeforeEach
    void standard() {
        prices.apply(StandardActivityPrices.told());
    }

    @Test
    void aPriceChangesAtNoon() {
        prices.apply(told(1, version(1, NOON, price("cover_image", null, null, 30))));

        assertThat(cost(COVER, null, NOON.minusNanos(1))).isEqualTo(25);
        assertThat(cost(COVER, null, NOON)).isEqualTo(30);
        assertThat(cost(TEXT, null, NOON)).isEqualTo(10);
        assertThat(prices.inForce(SCHOOL, null, NOON.minusNanos(1)).version()).isZero();
        assertThat(prices.inForce(SCHOOL, null, NOON).version()).isEqualTo(1);
        assertThat(prices.inForce(UUID.randomUUID(), null, NOON).of(COVER).most(Units.of(1)))
                .isEqualTo(Money.ofCredits(25));
    }

    @Test
    void aCourseHasItsOwn() {
        prices.apply(told(
                1, version(1, NOON, price("cover_image", null, "biology", 10), price("cover_image", null, null, 30))));

        assertThat(cost(COVER, "biology", NOON)).isEqualTo(10);
        assertThat(cost(COVER, "chemistry", NOON)).isEqualTo(30);
        assertThat(cost(COVER, null, NOON)).isEqualTo(30);
    }

    /** Every request asks for one. */
    @Test
    void aListIsMadeOnceUntilSomethingChanges() {
        prices.apply(told(
                1, version(1, NOON, price("cover_image", null, "biology", 10), price("cover_image", null, null, 30))));
        var made = prices.inForce(SCHOOL, null, NOON);

        assertThat(prices.inForce(SCHOOL, null, NOON.plusSeconds(1))).isSameAs(made);
        assertThat(prices.inForce(SCHOOL, "chemistry", NOON)).isSameAs(made);
        assertThat(cost(COVER, "biology", NOON)).isEqualTo(10);
        assertThat(cost(COVER, null, NOON.minusNanos(1))).isEqualTo(25);
        prices.apply(told(
                2,
                version(1, NOON, price("cover_image", null, null, 30)),
                version(2, NOON.plusSeconds(60), price("cover_image", null, null, 40))));
        assertThat(cost(COVER, "biology", NOON)).isEqualTo(30);
        assertThat(cost(COVER, null, NOON.plusSeconds(60))).isEqualTo(40);
        assertThat(prices.inForce(UUID.randomUUID(), null, NOON))
                .isSameAs(prices.inForce(UUID.randomUUID(), "biology", NOON));
    }

    @Test
    void changesAddUpAndGoBackToTheStandard() {
        prices.apply(told(
                2,
                version(2, NOON.plusSeconds(60), price("cover_image", null, null, null)),
                version(1, NOON, price("cover_image", null, null, 30), price("writing_assessment", "text", null, 5))));

        assertThat(cost(COVER, null, NOON)).isEqualTo(30);
        assertThat(cost(COVER, null, NOON.plusSeconds(60))).isEqualTo(25);
        assertThat(cost(TEXT, null, NOON.plusSeconds(60))).isEqualTo(5);
    }

    @Test
    void ratesAndTheCapAreTheOrganizations() {
        prices.apply(told(
                1,
                new PriceVersion(1, NOON, List.of(), null, BigDecimal.TWO, null),
                new PriceVersion(2, NOON.plusSeconds(1), List.of(), null, null, BigDecimal.valueOf(300))));

        var list = prices.inForce(SCHOOL, null, NOON.plusSeconds(1));

        assertThat(list.use()).isEqualTo(TokenRates.byUse(BigDecimal.ONE, BigDecimal.TWO));
        assertThat(list.most()).isEqualTo(Money.ofCredits(300));
    }

    @Test
    void anOlderListChangesNothing() {
        prices.apply(told(2, version(2, NOON, price("cover_image", null, null, 30))));
        prices.apply(told(1, version(1, NOON, price("cover_image", null, null, 40))));

        assertThat(cost(COVER, null, NOON)).isEqualTo(30);
    }

    @Test
    void whatThisReleaseDoesNotSellIsPassedOver() {
        prices.apply(told(1, version(1, NOON, price("poem", null, null, 30), price("cover_image", "haiku", null, 30))));

        assertThat(cost(COVER, null, NOON)).isEqualTo(25);
    }

    @Test
    void nothingIsSoldBeforeThePricesAreKnown() {
        var empty = new ActivityPrices();
        empty.apply(told(1, version(1, NOON, price("cover_image", null, null, 30))));

        assertThat(empty.areKnown()).isFalse();
        assertThatThrownBy(() -> empty.inForce(SCHOOL, null, NOON))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("price list of activities");
    }

    @Test
    void whatIsInDoubtStaysForAMoment() {
        prices.apply(told(1, version(1, NOON, price("cover_image", null, null, 30))));

        prices.doubt(SCHOOL.toString());
        prices.doubt("standard");
        prices.doubt("no organization");
        prices.doubt(null);

        assertThat(cost(COVER, null, NOON)).isEqualTo(30);
    }

    private long cost(ActivityKey key, @Nullable String courseId, Instant at) {
        return prices.inForce(SCHOOL, courseId, at)
                .of(key)
                .most(Units.of(1))
                .credits()
                .longValueExact();
    }

    private static ActivityPricesChanged told(long revision, PriceVersion... versions) {
        return new ActivityPricesChanged(SCHOOL, revision, List.of(versions), NOON);
    }

    private static PriceVersion version(int number, Instant from, TokenPrice... changed) {
        return new PriceVersion(number, from, List.of(changed), null, null, null);
    }

    private static TokenPrice price(
            String activity, @Nullable String variant, @Nullable String courseId, @Nullable Integer tokens) {
        return new TokenPrice(activity, variant, courseId, tokens == null ? null : BigDecimal.valueOf(tokens));
    }
}
