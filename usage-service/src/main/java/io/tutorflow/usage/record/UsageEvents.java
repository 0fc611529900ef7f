package io.tutorflow.usage.record;

import io.tutorflow.events.EventType;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.events.UsageFinalized;
import io.tutorflow.events.UsageRecorded;
import io.tutorflow.events.UsageVoided;
import java.math.BigDecimal;
import java.time.Instant;

/** The events about a record that this service publishes. */
final class UsageEvents {

    private UsageEvents() {}

    static OutboxEvent recorded(Acceptance accepted) {
        var held = accepted.held();
        return event(
                EventType.USAGE_RECORDED,
                "/recorded",
                accepted,
                accepted.recordedAt(),
                new UsageRecorded(
                        accepted.id().value(),
                        accepted.payer().walletId(),
                        accepted.payer().audience(),
                        accepted.payer().subject(),
                        accepted.payer().source().text(),
                        accepted.estimate(),
                        held.credits(),
                        accepted.quote().amount().usd(),
                        accepted.recordedAt(),
                        Title.of(accepted.submission().work().fields())));
    }

    static OutboxEvent ended(UsageRecord.Ended ended) {
        return switch (ended) {
            case UsageRecord.Finalized record -> finalized(record);
            case UsageRecord.Voided record -> voided(record);
        };
    }

    private static OutboxEvent finalized(UsageRecord.Finalized record) {
        var accepted = record.acceptance();
        var billed = record.billable();
        var charged = record.charged();
        return event(
                EventType.USAGE_FINALIZED,
                record.late() ? "/ended-late" : "/ended",
                accepted,
                record.endedAt(),
                new UsageFinalized(
                        accepted.id().value(),
                        accepted.payer().walletId(),
                        accepted.payer().audience(),
                        accepted.payer().subject(),
                        accepted.payer().source().text(),
                        record.snapshot(),
                        charged.credits(),
                        billed.usd(),
                        charged.usd(),
                        UsageFinalized.COMPLETED,
                        record.delivery().inputTokens(),
                        record.delivery().outputTokens(),
                        record.delivery().providerCostUsd(),
                        accepted.recordedAt(),
                        record.endedAt(),
                        Title.of(accepted.submission().work().fields())));
    }

    private static OutboxEvent voided(UsageRecord.Voided record) {
        var accepted = record.acceptance();
        return event(
                EventType.USAGE_VOIDED,
                "/ended",
                accepted,
                record.endedAt(),
                new UsageVoided(
                        accepted.id().value(),
                        accepted.payer().walletId(),
                        accepted.payer().audience(),
                        accepted.payer().subject(),
                        accepted.payer().source().text(),
                        accepted.estimate(),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        "failed",
                        record.failure().code(),
                        accepted.recordedAt(),
                        record.endedAt()));
    }

    /** A record has one event of each kind, so record and kind are the event's id, however often it is published. */
    private static OutboxEvent event(EventType type, String kind, Acceptance accepted, Instant at, Record payload) {
        var key = accepted.payer().walletId().toString();
        return OutboxEvent.of(type, key, accepted.id().value() + kind, at, payload);
    }
}
