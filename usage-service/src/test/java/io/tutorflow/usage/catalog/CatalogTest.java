package io.tutorflow.usage.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.events.CatalogPublished;
import io.tutorflow.events.CatalogPublished.CatalogPrice;
import io.tutorflow.events.CatalogPublished.CatalogVersion;
import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import io.tutorflow.money.Reductions;
import io.tutorflow.money.Units;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogTest {

    private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NEW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant ONE_MICRO_BEFORE = Instant.parse("2026-05-31T23:59:59.999999Z");

    private static final Catalog CATALOG = Catalog.of(new CatalogPublished(
            7, List.of(version(1, OLD, course("0.05", true)), version(2, NEW, course("0.06", true)))));

    @Test
    void quotesByTheVersionInForce() {
        assertThat(amountAt(ONE_MICRO_BEFORE)).isEqualTo(Money.ofMicros(500_000));
        assertThat(amountAt(NEW)).isEqualTo(Money.ofMicros(600_000));
        assertThat(CATALOG.quote(Category.COURSE, Units.of(10), NEW, Reductions.NONE)
                        .orElseThrow()
                        .catalogVersion())
                .isEqualTo(2);
    }

    @Test
    void beforeTheFirstVersionThereIsNoPrice() {
        assertThat(CATALOG.quote(Category.COURSE, Units.of(1), OLD.minusSeconds(1), Reductions.NONE))
                .isEmpty();
    }

    @Test
    void whatIsNotSoldHasNoPrice() {
        var withdrawn = Catalog.of(new CatalogPublished(1, List.of(version(1, OLD, course("0.05", false)))));

        assertThat(withdrawn.quote(Category.COURSE, Units.of(1), NEW, Reductions.NONE))
                .isEmpty();
        assertThat(CATALOG.quote(Category.SLIDE, Units.of(1), NEW, Reductions.NONE))
                .isEmpty();
    }

    @Test
    void anEstimateSaysSoAndAddsUp() {
        var snapshot = CATALOG.quote(Category.COURSE, Units.of(7), OLD, Reductions.NONE)
                .orElseThrow()
                .snapshot();

        assertThat(snapshot.estimated()).isTrue();
        assertThat(snapshot.listUnitPrice()).isNull();
        assertThat(snapshot.discountPercent()).isNull();
        assertThat(snapshot.unitPrice()).isEqualByComparingTo("0.05");
        assertThat(snapshot.units()).isEqualByComparingTo("7");
        assertThat(snapshot.amountUsd()).isEqualByComparingTo("0.35");
    }

    @Test
    void theMostThatARenderMayCostIsLessWithADiscountToo() {
        var minute = new CatalogPrice(
                "video_render",
                "default",
                "video_render.default",
                new BigDecimal("0.15"),
                "video_minute",
                "USD",
                "s",
                "k",
                "e",
                true);
        var catalog = Catalog.of(new CatalogPublished(1, List.of(version(1, OLD, minute))));
        var half = new Reductions(Percent.of(new BigDecimal("50")), Map.of(), Map.of());

        var quote = catalog.quote(Category.VIDEO_RENDER, Units.of(2), OLD, half).orElseThrow();

        assertThat(quote.amount()).isEqualTo(Money.ofMicros(150_000));
        assertThat(quote.limit()).isEqualTo(Money.ofMicros(750_000));
    }

    @Test
    void anOlderRevisionChangesNothing() {
        var older = Catalog.of(new CatalogPublished(6, List.of(version(1, OLD, course("0.07", true)))));

        assertThat(CATALOG.orNewer(older)).isEqualTo(CATALOG);
        assertThat(older.orNewer(CATALOG)).isEqualTo(CATALOG);
        assertThat(Catalog.UNKNOWN.isKnown()).isFalse();
        assertThat(Catalog.UNKNOWN.orNewer(older).isKnown()).isTrue();
    }

    private static Money amountAt(Instant at) {
        return CATALOG.quote(Category.COURSE, Units.of(10), at, Reductions.NONE)
                .orElseThrow()
                .amount();
    }

    private static CatalogVersion version(int number, Instant from, CatalogPrice... prices) {
        return new CatalogVersion(number, from, Arrays.asList(prices));
    }

    private static CatalogPrice course(String usd, boolean active) {
        return new CatalogPrice(
                "course",
                "default",
                "course.default",
                new BigDecimal(usd),
                "lesson",
                "USD",
                "platform_pricing_catalog_v2",
                "platform_course_lesson_v2_lookup",
                "platform_course_lesson_v2",
                active);
    }
}
