package io.tutorflow.pricing.activity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.money.Money;
import io.tutorflow.pricing.activity.PriceDecision.Changed;
import io.tutorflow.pricing.activity.PriceDecision.Misdated;
import io.tutorflow.pricing.activity.PriceDecision.TooMany;
import io.tutorflow.pricing.activity.PriceDecision.Unchanged;
import io.tutorflow.pricing.notice.WrongDate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriceHistoryTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Duration MICRO = Duration.ofNanos(1_000);
    private static final PriceKey COVER = new PriceKey("cover_image", null, null);
    private static final PriceKey TEXT = new PriceKey("writing_assessment", "text", null);

    private final List<PriceVersion> versions = new ArrayList<>();

    @Test
    void whatIsNotNamedStaysAsItWas() {
        change(price(COVER, 30), NOW.plusSeconds(60));
        change(price(TEXT, 5), NOW.plusSeconds(120));

        assertThat(at(NOW.plusSeconds(60).minus(MICRO))).isEmpty();
        assertThat(at(NOW.plusSeconds(60))).isEqualTo(Map.of(COVER, Money.ofCredits(30)));
        assertThat(at(NOW.plusSeconds(120))).isEqualTo(Map.of(COVER, Money.ofCredits(30), TEXT, Money.ofCredits(5)));
    }

    @Test
    void aChangeInBetweenLeavesWhatIsScheduledAsItIs() {
        change(price(COVER, 30), NOW.plusSeconds(3_600));
        change(price(TEXT, 5), NOW.plusSeconds(60));

        assertThat(at(NOW.plusSeconds(60))).isEqualTo(Map.of(TEXT, Money.ofCredits(5)));
        assertThat(at(NOW.plusSeconds(3_600))).isEqualTo(Map.of(COVER, Money.ofCredits(30), TEXT, Money.ofCredits(5)));
    }

    @Test
    void ofOneDateTheLaterChangeCounts() {
        change(price(COVER, 30), NOW.plusSeconds(60));
        change(price(COVER, 40), NOW.plusSeconds(60));

        assertThat(at(NOW.plusSeconds(60))).isEqualTo(Map.of(COVER, Money.ofCredits(40)));
    }

    @Test
    void theSameAgainAndTheStandardOfTheStandardChangeNothing() {
        assertThat(decide(standard(COVER), NOW.plusSeconds(60))).isInstanceOf(Unchanged.class);
        change(price(COVER, 30), NOW.plusSeconds(60));

        assertThat(decide(price(COVER, 30), NOW.plusSeconds(60))).isInstanceOf(Unchanged.class);
        assertThat(decide(price(COVER, 30), NOW.plusSeconds(120))).isInstanceOf(Unchanged.class);
        assertThat(decide(standard(COVER), NOW.plusSeconds(120))).isInstanceOf(Changed.class);
    }

    @Test
    void aNoticeIsSixtySeconds() {
        var early = NOW.plusSeconds(60).minus(MICRO);

        assertThat(decide(price(COVER, 30), early))
                .isEqualTo(new Misdated(new WrongDate.TooEarly(early, NOW.plusSeconds(60))));
        assertThat(decide(price(COVER, 30), null))
                .isEqualTo(new Changed(new PriceVersion(1, NOW.plusSeconds(60), price(COVER, 30), NOW, "admin")));
    }

    @Test
    void whatIsOldIsToldAsOneVersion() {
        var end = NOW.minus(PriceHistory.TOLD_AFTER_SUPERSEDED);
        versions.add(new PriceVersion(1, end.minusSeconds(2), price(COVER, 30), NOW, "admin"));
        versions.add(new PriceVersion(2, end.minusSeconds(1), price(TEXT, 5), NOW, "admin"));
        versions.add(new PriceVersion(3, end, standard(COVER), NOW, "admin"));
        versions.add(new PriceVersion(4, end.plus(MICRO), standard(TEXT), NOW, "admin"));
        var history = new PriceHistory(versions);

        var told = history.toldAt(NOW);

        assertThat(told).containsExactly(new PriceVersion(3, end, price(TEXT, 5), NOW, "admin"), versions.getLast());
        assertThat(new PriceHistory(told).at(end)).isEqualTo(history.at(end));
        assertThat(new PriceHistory(told).at(NOW)).isEqualTo(history.at(NOW));
    }

    @Test
    void anEventStaysBelowWhatKafkaTakes() {
        var longest = "\"".repeat(180);
        var many = new TreeMap<PriceKey, Optional<Money>>();
        for (int course = 0; course < 1_500; course++) {
            many.put(new PriceKey("cover_image", null, longest + course), Optional.of(Money.ofCredits(1)));
        }
        change(new PriceChanges(many, Rates.UNCHANGED), NOW.plusSeconds(60));

        var told = ActivityPriceAnnouncement.of(UUID.randomUUID(), new PriceHistory(versions), NOW);
        assertThat(told.payload().getBytes(UTF_8).length).isBetween(600_000, PriceHistory.TOLD_LIMIT);

        var more = new TreeMap<PriceKey, Optional<Money>>();
        many.keySet()
                .forEach(key -> more.put(
                        new PriceKey("ai_exercise_generation", null, key.courseId()), Optional.of(Money.ofCredits(1))));
        assertThat(decide(new PriceChanges(more, Rates.UNCHANGED), NOW.plusSeconds(60)))
                .isEqualTo(new TooMany());
        assertThat(decide(new PriceChanges(new TreeMap<>(), new Rates(Money.ofCredits(2), null, null)), null))
                .isInstanceOf(Changed.class);
    }

    private void change(PriceChanges changes, Instant effectiveFrom) {
        versions.add(((Changed) decide(changes, effectiveFrom)).version());
    }

    private PriceDecision decide(PriceChanges changes, @Nullable Instant effectiveFrom) {
        return new PriceHistory(versions).change(changes, effectiveFrom, NOW, "admin");
    }

    private Map<PriceKey, Money> at(Instant time) {
        var found = new TreeMap<PriceKey, Money>();
        new PriceHistory(versions).at(time).prices().forEach((key, price) -> found.put(key, price.orElseThrow()));
        return found;
    }

    private static PriceChanges price(PriceKey key, long tokens) {
        return new PriceChanges(new TreeMap<>(Map.of(key, Optional.of(Money.ofCredits(tokens)))), Rates.UNCHANGED);
    }

    private static PriceChanges standard(PriceKey key) {
        return new PriceChanges(new TreeMap<>(Map.of(key, Optional.empty())), Rates.UNCHANGED);
    }
}
