package io.tutorflow.billing.meter;

import io.tutorflow.events.EventType;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.events.UsageSettled;
import io.tutorflow.events.UsageSettled.Metering;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** How a record stands with Stripe's meters, to be told. */
record Standing(UUID id, UUID account, long revision, Metering metering) {

    /** What records have in common that are told of in one event. */
    private record Shared(UUID account, long revision, Metering metering) {

        private OutboxEvent event(List<UUID> records, Instant at) {
            var event = UsageSettled.ofMeters(account, revision, metering, records, at);
            return OutboxEvent.of(
                    EventType.USAGE_SETTLED,
                    account.toString(),
                    "meter/" + revision + "/" + records.getFirst(),
                    at,
                    event);
        }
    }

    /** The events that tell of them, each of as many as one may have at most. */
    static List<OutboxEvent> events(List<Standing> all, Instant at) {
        var together = new LinkedHashMap<Shared, List<UUID>>();
        all.forEach(standing -> together.computeIfAbsent(standing.shared(), shared -> new ArrayList<>())
                .add(standing.id()));
        return together.entrySet().stream()
                .flatMap(entry ->
                        parts(entry.getValue()).map(part -> entry.getKey().event(part, at)))
                .toList();
    }

    private Shared shared() {
        return new Shared(account, revision, metering);
    }

    private static Stream<List<UUID>> parts(List<UUID> records) {
        return Stream.iterate(0, from -> from < records.size(), from -> from + UsageSettled.MOST_RECORDS)
                .map(from -> records.subList(from, Math.min(records.size(), from + UsageSettled.MOST_RECORDS)));
    }
}
