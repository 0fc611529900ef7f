package io.tutorflow.pricing.catalog;

import static io.tutorflow.pricing.catalog.Examples.NOW;
import static io.tutorflow.pricing.catalog.Examples.draft;
import static io.tutorflow.pricing.catalog.Examples.published;
import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.pricing.catalog.Catalog.Published;
import io.tutorflow.pricing.catalog.CatalogDecision.Accepted;
import io.tutorflow.pricing.catalog.CatalogDecision.Refused;
import io.tutorflow.pricing.catalog.CatalogRefusal.DateTaken;
import io.tutorflow.pricing.catalog.CatalogRefusal.Misdated;
import io.tutorflow.pricing.catalog.CatalogRefusal.TooManyVersions;
import io.tutorflow.pricing.notice.WrongDate.TooEarly;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PublishedCatalogsTest {

    private static final Published LAUNCH = published(1, "2020-01-01T00:00:00Z");

    @Test
    void takesEffectSixtySecondsFromNowUnlessAskedOtherwise() {
        var published = (Accepted) only(LAUNCH).publish(draft(2, null), NOW);

        assertThat(((Published) published.catalog()).effectiveFrom()).isEqualTo("2026-03-02T09:01:00Z");
    }

    @Test
    void takesEffectAtTheDateAskedFor() {
        var date = Instant.parse("2026-04-01T00:00:00Z");

        var published = (Accepted) only(LAUNCH).publish(draft(2, date), NOW);

        assertThat(((Published) published.catalog()).effectiveFrom()).isEqualTo(date);
    }

    @Test
    void refusesADateThatHasComeTooNearMeanwhile() {
        var date = NOW.plusSeconds(59);

        var decision = only(LAUNCH).publish(draft(2, date), NOW);

        assertThat(decision).isEqualTo(new Refused(new Misdated(new TooEarly(date, NOW.plusSeconds(60)))));
    }

    @Test
    void refusesADateThatAnotherVersionHas() {
        var others = new PublishedCatalogs(List.of(LAUNCH, published(2, "2026-04-01T00:00:00Z")));
        var date = Instant.parse("2026-04-01T00:00:00Z");

        assertThat(others.publish(draft(3, date), NOW))
                .isEqualTo(new Refused(new DateTaken(date, new VersionNumber(2))));
    }

    @Test
    void theNewestIsTheLastToTakeEffect() {
        var july = published(2, "2026-07-01T00:00:00Z");
        var june = published(3, "2026-06-01T00:00:00Z");

        assertThat(new PublishedCatalogs(List.of(LAUNCH, july, june)).newest()).isEqualTo(july);
    }

    @Test
    void tellsWhatIsInForceAndWhatIsToCome() {
        var march = published(2, "2026-03-01T00:00:00Z");
        var june = published(3, "2026-06-01T00:00:00Z");

        assertThat(new PublishedCatalogs(List.of(june, LAUNCH, march)).toldAt(NOW))
                .containsExactly(LAUNCH, march, june);
    }

    @Test
    void leavesOutWhatWasSupersededThirtyFiveDaysAgo() {
        var march = published(2, "2026-03-01T00:00:00Z");
        var all = new PublishedCatalogs(List.of(LAUNCH, march));

        assertThat(all.toldAt(Instant.parse("2026-04-04T23:59:59Z"))).containsExactly(LAUNCH, march);
        assertThat(all.toldAt(Instant.parse("2026-04-05T00:00:00Z"))).containsExactly(march);
    }

    @Test
    void publishesNoMoreVersionsThanOneEventCanTell() {
        var many = new PublishedCatalogs(IntStream.rangeClosed(1, 100)
                .mapToObj(i -> published(i, NOW.plusSeconds(i).toString()))
                .toList());

        assertThat(many.publish(draft(101, null), NOW.minusSeconds(3600)))
                .isEqualTo(new Refused(new TooManyVersions(100)));
    }

    private static PublishedCatalogs only(Published version) {
        return new PublishedCatalogs(List.of(version));
    }
}
