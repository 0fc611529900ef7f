package io.tutorflow.billing.ledger.healing;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.HoldId;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** What a test says that usage-service has ended. */
@Alternative
@Priority(1)
@ApplicationScoped
class KnownEndedRecords implements EndedRecords {

    /** As PostgreSQL orders them. */
    private static final Comparator<HoldId> BY_ID =
            Comparator.comparing(hold -> hold.value().toString());

    private final Map<HoldId, Ended> ended = new ConcurrentSkipListMap<>(BY_ID);

    void know(End end, Instant recordedAt) {
        ended.put(end.id(), new Ended(end, recordedAt));
    }

    @Override
    public Uni<Map<Instant, EndTotal>> totals(Span span, Duration part) {
        var totals = new HashMap<Instant, EndTotal>();
        for (var one : within(span)) {
            var from = span.from()
                    .plus(part.multipliedBy(
                            Duration.between(span.from(), one.recordedAt()).dividedBy(part)));
            totals.merge(from, one.total(), Ended::sum);
        }
        return Uni.createFrom().item(totals);
    }

    @Override
    public Uni<List<End>> page(Span span, @Nullable HoldId after) {
        return Uni.createFrom()
                .item(within(span).stream()
                        .map(Ended::end)
                        .filter(end -> after == null || BY_ID.compare(end.id(), after) > 0)
                        .limit(PAGE)
                        .toList());
    }

    private List<Ended> within(Span span) {
        return ended.values().stream()
                .filter(one -> !one.recordedAt().isBefore(span.from())
                        && one.recordedAt().isBefore(span.to()))
                .toList();
    }

    private record Ended(End end, Instant recordedAt) {

        EndTotal total() {
            long low = end.id().value().getLeastSignificantBits();
            return end.captured() ? new EndTotal(1, 0, end.micros(), low) : new EndTotal(0, 1, 0, low);
        }

        static EndTotal sum(EndTotal one, EndTotal other) {
            return new EndTotal(
                    one.captured() + other.captured(),
                    one.voided() + other.voided(),
                    one.micros() + other.micros(),
                    one.ids() ^ other.ids());
        }
    }
}
