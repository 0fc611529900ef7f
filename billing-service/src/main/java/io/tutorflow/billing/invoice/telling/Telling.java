package io.tutorflow.billing.invoice.telling;

import io.tutorflow.billing.invoice.telling.DocumentUsage.LineUsage;
import io.tutorflow.events.EventType;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.events.UsageSettled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a document's usage: that it is on the document, or that it is no longer on any.
 *
 * @param number of the document; none: it was voided
 * @param at when it was opened or voided
 */
record Telling(
        UUID id,
        UUID accountId,
        long revision,
        UUID documentId,
        @Nullable String number,
        Instant at) {

    /** The events that tell of a page of its usage: line by line, each of at most as many records as one may have. */
    List<OutboxEvent> events(List<LineUsage> page) {
        var lines = new TreeMap<Integer, List<UUID>>();
        page.forEach(usage -> lines.computeIfAbsent(number == null ? 0 : usage.line(), line -> new ArrayList<>())
                .add(usage.usageRecordId()));
        var events = new ArrayList<OutboxEvent>();
        lines.forEach((line, records) -> {
            for (int i = 0; i < records.size(); i += UsageSettled.MOST_RECORDS) {
                events.add(event(line, records.subList(i, Math.min(records.size(), i + UsageSettled.MOST_RECORDS))));
            }
        });
        return events;
    }

    /** Its id is derived from its content, so that it is the same event however often it is told. */
    private OutboxEvent event(int line, List<UUID> records) {
        var place = number == null ? null : new UsageSettled.Place(documentId, number, line);
        var event = UsageSettled.ofDocument(accountId, revision, place, records, at);
        return OutboxEvent.of(EventType.USAGE_SETTLED, accountId.toString(), id + "/" + records.getFirst(), at, event);
    }
}
