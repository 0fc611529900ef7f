package io.tutorflow.usage.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.events.CatalogPublished;
import io.tutorflow.events.CatalogPublished.CatalogPrice;
import io.tutorflow.events.CatalogPublished.CatalogVersion;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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
        assertThat(CATALOG.quote(Category.COURSE, Units.of(10), NEW)
                        .orElseThrow()
                        .catalogVersion())
                .isEqualTo(2);
    }

    @Test
    void beforeTheFirstVersionThereIsNoPrice() {
        assertThat(CATALOG.quote(Category.COURSE, Units.of(1), OLD.minusSeconds(1)))
                .isEmpty();
    }

    @Test
    void whatIsNotSoldHasNoPrice() {
        var withdrawn = Catalog.of(new CatalogPublished(1, List.of(version(1, OLD, course("0.05", false)))));

        assertThat(withdrawn.quote(Category.COURSE, Units.of(1), NEW)).isEmpty();
        assertThat(CATALOG.quote(Category.SLIDE, Units.of(1), NEW)).isEmpty();
    }

    @Test
    void anEstimateSaysSoAndAddsUp() {
        var snapshot =
                CATALOG.quote(Category.COURSE, Units.of(7), OLD).orElseThrow().snapshot();

        assertThat(snapshot.estimated()).isTrue();
        assertThat(snapshot.unitPrice()).isEqualByComparingTo("0.05");
        assertThat(snapshot.units()).isEqualByComparingTo("7");
        assertThat(snapshot.amountUsd()).isEqualByComparingTo("0.35");
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
        return CATALOG.quote(Category.COURSE, Units.of(10), at).orElseThrow().amount();
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
