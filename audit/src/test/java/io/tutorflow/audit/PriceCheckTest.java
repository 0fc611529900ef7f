package io.tutorflow.audit;

import static io.tutorflow.audit.Records.ESTIMATE;
import static io.tutorflow.audit.Records.FINALIZED;
import static io.tutorflow.audit.Records.RECORDED;
import static io.tutorflow.audit.Records.VOIDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.audit.Agreed.Terms;
import io.tutorflow.audit.Prices.Price;
import io.tutorflow.audit.Prices.Version;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.money.Percent;
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
    private static final SchoolPrices NO_SCHOOLS = new SchoolPrices(Map.of());
    private static final Prices PRICES =
            new Prices(Map.of(1, new Version(1, LONG_AGO, Map.of("course", PRICE))), NO_SCHOOLS);

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
    void acceptsWhatTheTermsInForceTakeOff() {
        var reduced = Records.finalized(reduced("0.044", "12"), 440_000);

        assertThat(what(reduced, PRICES, agreed(Records.BEGAN, 12))).isEmpty();
    }

    @Test
    void namesARecordThatIsNotPricedByTheTermsInForce() {
        var where = "course.default in catalogue version 1 by the terms of workspace " + Records.ACCOUNT;

        assertThat(what(FINALIZED, PRICES, agreed(Records.BEGAN, 12)))
                .contains(
                        "its unit price in micro-USD is 50000, " + where + " says 44000",
                        "its list price in micro-USD is null, " + where + " says 50000");
        assertThat(what(
                        Records.finalized(reduced("0.044", "12"), 440_000),
                        PRICES,
                        agreed(Records.BEGAN.plusNanos(1), 12)))
                .contains("its list price in micro-USD is 50000, " + where + " says null");
        assertThat(what(Records.finalized(reduced("0.044", "11"), 440_000), PRICES, agreed(Records.BEGAN, 12)))
                .singleElement()
                .asString()
                .startsWith("its discount is ");
    }

    @Test
    void anOwnPriceAboveTheCataloguesDoesNotCount() {
        var dearer = new Terms(LONG_AGO, Percent.ZERO, Map.of(), Map.of("course.default", 60_000L));

        assertThat(what(FINALIZED, PRICES, new Agreed(Map.of(Records.ACCOUNT, List.of(dearer)))))
                .isEmpty();
    }

    private static Agreed agreed(Instant from, int percent) {
        var terms = new Terms(from, new Percent(percent * 10_000), Map.of(), Map.of());
        return new Agreed(Map.of(Records.ACCOUNT, List.of(terms)));
    }

    private static PriceSnapshot reduced(String unitPrice, String percent) {
        var price = new BigDecimal(unitPrice);
        return new PriceSnapshot(
                "course",
                "course.default",
                "default",
                "lesson",
                price,
                new BigDecimal("0.05"),
                new BigDecimal(percent),
                null,
                new BigDecimal("7"),
                price.multiply(new BigDecimal("7")),
                "USD",
                "platform_pricing_catalog_v2",
                "platform_course_lesson_v2",
                false);
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
        var later = new Prices(
                Map.of(
                        1, new Version(1, LONG_AGO, Map.of("course", PRICE)),
                        2, new Version(2, Records.BEGAN, Map.of("course", PRICE))),
                NO_SCHOOLS);

        assertThat(what(FINALIZED, later)).containsExactly("is priced by catalogue version 1, in force was 2");
        assertThat(what(FINALIZED, new Prices(Map.of(), NO_SCHOOLS)))
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
        return what(usage, prices, Agreed.NOTHING);
    }

    private static List<String> what(UsageRow usage, Prices prices, Agreed agreed) {
        return PriceCheck.of(usage, prices, agreed).stream()
                .map(Difference::what)
                .toList();
    }
}
