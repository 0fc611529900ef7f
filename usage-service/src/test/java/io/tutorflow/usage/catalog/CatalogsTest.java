package io.tutorflow.usage.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tutorflow.events.CatalogPublished;
import io.tutorflow.events.CatalogPublished.CatalogPrice;
import io.tutorflow.events.CatalogPublished.CatalogVersion;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.money.Reductions;
import io.tutorflow.money.Units;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogsTest {

    private static final CatalogPublished LATER = new CatalogPublished(
            1,
            List.of(new CatalogVersion(
                    1,
                    Instant.parse("2026-01-01T00:00:00Z"),
                    List.of(new CatalogPrice(
                            "course",
                            "default",
                            "course.default",
                            new BigDecimal("0.05"),
                            "lesson",
                            "USD",
                            "a source",
                            "a key",
                            "an event",
                            true)))));

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Catalogs catalogs = new Catalogs(metrics);

    @Test
    void aCatalogueThatWasNotReadYetIsNoReasonToRefuseForEver() {
        assertThatThrownBy(() -> catalogs.find(Category.COURSE, Units.of(1), Instant.EPOCH, Reductions.NONE))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("The price catalogue");
        assertThatThrownBy(() -> catalogs.keyOf(Category.COURSE)).isInstanceOf(ApiProblem.class);

        catalogs.apply(LATER);

        assertThat(catalogs.find(Category.COURSE, Units.of(1), Instant.EPOCH, Reductions.NONE))
                .isEmpty();
    }

    @Test
    void pricesThatAreInDoubtStayForAMoment() {
        catalogs.apply(LATER);

        catalogs.doubt("catalog");

        assertThat(catalogs.areKnown()).isTrue();
    }

    @Test
    void aPriceThatNobodyHereCanChargeIsAnAlarmOnce() {
        var known = LATER.versions().getFirst().prices().getFirst();
        var podcast = new CatalogPrice(
                "podcast", "default", "podcast.default", new BigDecimal("0.1"), "minute", "USD", "s", "k", "e", true);
        var published = new CatalogPublished(9, List.of(new CatalogVersion(9, Instant.EPOCH, List.of(known, podcast))));

        catalogs.apply(published);
        catalogs.apply(published);

        assertThat(metrics.counter("tutorflow.catalog.alarms").count()).isEqualTo(1);
        assertThat(catalogs.find(Category.COURSE, Units.of(1), Instant.EPOCH, Reductions.NONE))
                .isPresent();
    }
}
