package io.tutorflow.pricing.catalog;

import static io.tutorflow.pricing.catalog.Examples.COURSE;
import static io.tutorflow.pricing.catalog.Examples.NOW;
import static io.tutorflow.pricing.catalog.Examples.TEST;
import static io.tutorflow.pricing.catalog.Examples.change;
import static io.tutorflow.pricing.catalog.Examples.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.money.Money;
import io.tutorflow.pricing.catalog.Catalog.Draft;
import io.tutorflow.pricing.catalog.CatalogDecision.Accepted;
import io.tutorflow.pricing.catalog.CatalogDecision.Refused;
import io.tutorflow.pricing.catalog.CatalogRefusal.Misdated;
import io.tutorflow.pricing.catalog.CatalogRefusal.RepeatedKey;
import io.tutorflow.pricing.catalog.CatalogRefusal.UnknownKey;
import io.tutorflow.pricing.notice.WrongDate.TooEarly;
import io.tutorflow.pricing.notice.WrongDate.TooFarAhead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DraftTest {

    private static final Draft DRAFT = draft(2, null);

    @Test
    void changesTheNamedPriceAndNoOther() {
        var changed = accepted(DRAFT.change(to(null, change(COURSE, "0.06")), NOW));

        assertThat(changed.prices().all())
                .extracting(Price::amount)
                .containsExactly(Money.ofMicros(60_000), Money.ofMicros(15_000));
    }

    /** What is metered at another price is counted by another meter. */
    @Test
    void anotherPriceHasNamesOfItsOwnAtStripe() {
        var changed = accepted(DRAFT.change(to(null, change(COURSE, "0.06"), change(TEST, "0.015")), NOW));

        assertThat(changed.prices().all())
                .extracting(price -> price.listing().stripe())
                .containsExactly(
                        new StripeNames("scheme", "course_v3_lookup", "course_v3"),
                        new StripeNames("scheme", "test_creation_v2_lookup", "test_creation_v2"));
        var again = accepted(changed.change(to(null, change(COURSE, "0.07")), NOW));
        assertThat(again.prices().all().getFirst().listing().stripe().meterEventName())
                .isEqualTo("course_v3");
    }

    @Test
    void keepsItsDateWhenOnlyPricesChange() {
        var dated = draft(2, Instant.parse("2026-04-01T00:00:00Z"));

        var changed = accepted(dated.change(to(null, change(COURSE, "0.06")), NOW));

        assertThat(changed.effectiveFrom()).isEqualTo("2026-04-01T00:00:00Z");
    }

    @Test
    void keepsItsPricesWhenOnlyTheDateChanges() {
        var date = Instant.parse("2026-04-01T00:00:00Z");

        var changed = accepted(DRAFT.change(to(date), NOW));

        assertThat(changed.prices()).isEqualTo(DRAFT.prices());
        assertThat(changed.effectiveFrom()).isEqualTo(date);
    }

    @Test
    void refusesAKeyThatIsNotInTheCatalogue() {
        var unknown = new CatalogKey("lunch.default");

        var decision = DRAFT.change(to(null, change(COURSE, "0.06"), change(unknown, "1")), NOW);

        assertThat(decision).isEqualTo(new Refused(new UnknownKey(1, unknown)));
    }

    @Test
    void refusesAKeyNamedTwice() {
        var decision =
                DRAFT.change(to(null, change(COURSE, "0.06"), change(TEST, "0.01"), change(COURSE, "0.07")), NOW);

        assertThat(decision).isEqualTo(new Refused(new RepeatedKey(2, COURSE)));
    }

    @Test
    void refusesADateThatNoPublicationCanMeet() {
        var date = NOW.plusSeconds(60).minusNanos(1000);

        var decision = DRAFT.change(to(date), NOW);

        assertThat(decision).isEqualTo(new Refused(new Misdated(new TooEarly(date, NOW.plusSeconds(60)))));
    }

    @Test
    void takesADateExactlyItsNoticeAhead() {
        var date = NOW.plusSeconds(60);

        assertThat(accepted(DRAFT.change(to(date), NOW)).effectiveFrom()).isEqualTo(date);
    }

    @Test
    void refusesADateThatCanOnlyBeASlip() {
        var latest = NOW.plus(Duration.ofDays(730));
        var date = latest.plusSeconds(1);

        assertThat(DRAFT.change(to(date), NOW)).isEqualTo(new Refused(new Misdated(new TooFarAhead(date, latest))));
    }

    @Test
    void aPriceIsAboveZero() {
        assertThatThrownBy(() -> DRAFT.prices().all().getFirst().at(Money.ZERO, DRAFT.version()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equalWishesReadTheSameWhateverTheirOrder() {
        var one = to(NOW, change(COURSE, "0.06"), change(TEST, "0.010"));
        var other = to(NOW, change(TEST, "0.01"), change(COURSE, "0.0600"));

        assertThat(one.text()).isEqualTo(other.text());
        assertThat(one.text())
                .isNotEqualTo(
                        to(null, change(COURSE, "0.06"), change(TEST, "0.01")).text());
    }

    private static DraftChange to(@Nullable Instant effectiveFrom, PriceChange... prices) {
        return new DraftChange(List.of(prices), effectiveFrom);
    }

    private static Draft accepted(CatalogDecision decision) {
        return (Draft) ((Accepted) decision).catalog();
    }
}
