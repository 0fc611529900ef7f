package io.tutorflow.usage.record;

import io.tutorflow.events.EventType;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.events.UsageFinalized;
import io.tutorflow.events.UsageRecorded;
import io.tutorflow.usage.catalog.Quote;
import java.time.Instant;
import java.util.UUID;

/** Measured usage with its price, ready to be written. */
public record PricedUsage(
        MeasuredUsage usage, UUID id, PriceSnapshot snapshot, int catalogVersion, Instant recordedAt) {

    static final String AUDIENCE = "platform";
    private static final String BILLING_SOURCE = "credits";

    /** The quantity is known from the start, so the price is pinned at once. */
    public static PricedUsage of(MeasuredUsage usage, Quote quote, Instant now) {
        return new PricedUsage(
                usage,
                usage.name().recordId().value(),
                quote.snapshot().pinnedAt(usage.units()),
                quote.catalogVersion(),
                now);
    }

    OutboxEvent recordedEvent() {
        return event(
                EventType.USAGE_RECORDED,
                "/recorded",
                new UsageRecorded(
                        id,
                        usage.accountId(),
                        AUDIENCE,
                        usage.name().source(),
                        BILLING_SOURCE,
                        snapshot,
                        snapshot.amount().credits(),
                        snapshot.amount().usd(),
                        recordedAt));
    }

    OutboxEvent finalizedEvent() {
        var amount = snapshot.amount();
        return event(
                EventType.USAGE_FINALIZED,
                "/ended",
                new UsageFinalized(
                        id,
                        usage.accountId(),
                        AUDIENCE,
                        usage.name().source(),
                        BILLING_SOURCE,
                        snapshot,
                        amount.credits(),
                        amount.usd(),
                        amount.usd(),
                        UsageFinalized.MEASURED,
                        usage.use().inputTokens(),
                        usage.use().outputTokens(),
                        usage.use().providerCostUsd(),
                        recordedAt,
                        usage.time()));
    }

    private OutboxEvent event(EventType type, String kind, Record payload) {
        return OutboxEvent.of(type, usage.accountId().toString(), id + kind, recordedAt, payload);
    }
}
