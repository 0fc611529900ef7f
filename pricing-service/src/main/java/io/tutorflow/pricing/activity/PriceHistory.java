package io.tutorflow.pricing.activity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import io.tutorflow.pricing.activity.PriceDecision.Changed;
import io.tutorflow.pricing.activity.PriceDecision.Misdated;
import io.tutorflow.pricing.activity.PriceDecision.TooMany;
import io.tutorflow.pricing.activity.PriceDecision.Unchanged;
import io.tutorflow.pricing.notice.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that one organization has ever set, or all standard prices that there ever were. */
record PriceHistory(List<PriceVersion> versions) {

    /** Usage measured elsewhere is priced as of its own time, 35 days back; the clocks of two machines differ. */
    static final Duration TOLD_AFTER_SUPERSEDED = Duration.ofDays(36);

    /** In bytes, as {@link #weight} counts them; Kafka takes 1 MB in a message. */
    static final int TOLD_LIMIT = 800_000;

    /** Bytes of JSON of a version without its prices, and of a price without its course, with a margin. */
    private static final int VERSION_BYTES = 200;

    private static final int PRICE_BYTES = 150;

    /** In the order in which they take effect. */
    PriceHistory {
        versions = versions.stream()
                .sorted(comparing(PriceVersion::effectiveFrom).thenComparingInt(PriceVersion::number))
                .toList();
    }

    /** @param effectiveFrom null: as soon as possible */
    PriceDecision change(PriceChanges changes, @Nullable Instant effectiveFrom, Instant now, String by) {
        var date = effectiveFrom == null ? Notice.earliest(now) : effectiveFrom;
        var wrong = Notice.check(date, now);
        if (wrong != null) {
            return new Misdated(wrong);
        }
        var before = at(date);
        if (before.then(changes).equals(before)) {
            return new Unchanged();
        }
        var version = new PriceVersion(versions.size() + 1, date, changes, now, by);
        return with(version).weight(now) > TOLD_LIMIT ? new TooMany() : new Changed(version);
    }

    /** About as many bytes as the event has, and not fewer. */
    private int weight(Instant now) {
        return toldAt(now).stream()
                .mapToInt(version -> VERSION_BYTES
                        + version.changes().prices().keySet().stream()
                                .mapToInt(PriceHistory::weight)
                                .sum())
                .sum();
    }

    /** Quotation marks in an id are escaped. */
    private static int weight(PriceKey key) {
        return PRICE_BYTES + (key.courseId() == null ? 0 : 2 * key.courseId().getBytes(UTF_8).length);
    }

    /** All that is set at that time. */
    PriceChanges at(Instant time) {
        return versions.stream()
                .filter(version -> !version.effectiveFrom().isAfter(time))
                .map(PriceVersion::changes)
                .reduce(PriceChanges.NONE, PriceChanges::then);
    }

    List<PriceVersion> scheduledAt(Instant now) {
        return versions.stream()
                .filter(version -> version.effectiveFrom().isAfter(now))
                .toList();
    }

    /** What nothing goes back to any more is one version, the others follow. */
    List<PriceVersion> toldAt(Instant now) {
        var since = now.minus(TOLD_AFTER_SUPERSEDED);
        var old = versions.stream()
                .filter(version -> !version.effectiveFrom().isAfter(since))
                .toList();
        var told = new ArrayList<PriceVersion>();
        if (!old.isEmpty()) {
            var last = old.getLast();
            told.add(new PriceVersion(
                    last.number(), last.effectiveFrom(), at(since), last.createdAt(), last.createdBy()));
        }
        told.addAll(versions.subList(old.size(), versions.size()));
        return told;
    }

    /** The last that was made, of which there is one. */
    PriceVersion newest() {
        return versions.stream().max(comparingInt(PriceVersion::number)).orElseThrow();
    }

    private PriceHistory with(PriceVersion version) {
        var all = new ArrayList<>(versions);
        all.add(version);
        return new PriceHistory(all);
    }
}
