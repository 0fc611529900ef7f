package io.tutorflow.audit;

import static io.tutorflow.audit.Records.ESTIMATE;
import static io.tutorflow.audit.Records.FINALIZED;
import static io.tutorflow.audit.Records.RECORDED;
import static io.tutorflow.audit.Records.VOIDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.audit.Prices.Price;
import io.tutorflow.audit.Prices.Version;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.money.Units;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriceCheckTest {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Price PRICE = new Price(
            "course.default",
            "default",
            "lesson",
            50_000,
            "USD",
            "platform_pricing_catalog_v2",
            "platform_course_lesson_v2");
    private static final Prices PRICES = new Prices(Map.of(1, new Version(1, LONG_AGO, Map.of("course", PRICE))));

    @Test
    void acceptsWhatWasPublished() {
        assertThat(List.of(RECORDED, FINALIZED, VOIDED))
                .allSatisfy(usage -> assertThat(what(usage, PRICES)).isEmpty());
    }

    @Test
    void namesRecordSnapshotAndCaptureAtATenthOfTheCataloguesPrice() {
        var tenth = new PriceSnapshot(
                "course",
                "course.default",
                "default",
                "lesson",
                new BigDecimal("0.005"),
                new BigDecimal("7"),
                new BigDecimal("0.035"),
                "USD",
                "platform_pricing_catalog_v2",
                "platform_course_lesson_v2",
                false);

        assertThat(what(Records.finalized(tenth), PRICES))
                .containsExactly(
                        "its unit price in micro-USD is 5000, course.default in catalogue version 1 says 50000");
    }

    @Test
    void namesACategoryThatItDoesNotKnow() {
        var podcast = new UsageRow(
                FINALIZED.id(),
                false,
                FINALIZED.payer(),
                new UsageRow.Work("podcast", "sync", 10, null, null, null),
                FINALIZED.price(),
                FINALIZED.end());

        assertThat(what(podcast, PRICES)).contains("is of the unknown category podcast");
    }

    @Test
    void namesMoreThanWasAskedFor() {
        assertThat(what(Records.finalized(ESTIMATE.pinnedAt(Units.of(11))), PRICES))
                .containsExactly("bills 11 units, 10 were asked for");
    }

    @Test
    void namesAVersionThatWasNotInForceOrDoesNotExist() {
        var later = new Prices(Map.of(
                1, new Version(1, LONG_AGO, Map.of("course", PRICE)),
                2, new Version(2, Records.BEGAN, Map.of("course", PRICE))));

        assertThat(what(FINALIZED, later)).containsExactly("is priced by catalogue version 1, in force was 2");
        assertThat(what(FINALIZED, new Prices(Map.of())))
                .contains("catalogue version 1 has no price of course (course.default)");
    }

    @Test
    void namesASnapshotThatCannotBeReadOrDoesNotRecompute() {
        assertThat(what(Records.with(FINALIZED, new UsageRow.Price(1, "{}", 0, null, 1L, 1L, 1L, null)), PRICES))
                .containsExactly("its snapshot cannot be read");
        assertThat(what(Records.billing(FINALIZED, 300_000), PRICES))
                .containsExactly("the record is $0.3, its snapshot $0.35");
    }

    private static List<String> what(UsageRow usage, Prices prices) {
        return PriceCheck.of(usage, prices).stream().map(Difference::what).toList();
    }
}
