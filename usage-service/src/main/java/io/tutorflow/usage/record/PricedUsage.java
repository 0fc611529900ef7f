package io.tutorflow.usage.record;

import io.tutorflow.events.EventType;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.events.UsageFinalized;
import io.tutorflow.events.UsageRecorded;
import io.tutorflow.money.Money;
import io.tutorflow.usage.catalog.Quote;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Measured usage with its price, ready to be written. */
public record PricedUsage(
        MeasuredUsage usage, UUID id, Payer payer, PriceSnapshot snapshot, int catalogVersion, Instant recordedAt) {

    /** A workspace's: the quantity is known from the start, so the price is pinned at once. */
    public static PricedUsage ofWorkspace(MeasuredUsage usage, Quote quote, Instant now) {
        return new PricedUsage(
                usage,
                usage.name().recordId().value(),
                new Payer(usage.accountId(), usage.name().source()),
                quote.snapshot().pinnedAt(usage.units()),
                quote.catalogVersion(),
                now);
    }

    /** A school's, until it is known whether its plan pays, at a price that is pinned. */
    public static PricedUsage ofSchool(MeasuredUsage usage, MeasuredUsage.OfSchool school, Quote quote, Instant now) {
        var subject =
                Objects.requireNonNullElse(school.teacherId(), usage.name().source());
        return new PricedUsage(
                usage,
                usage.name().recordId().value(),
                new Payer(usage.accountId(), usage.accountId(), subject, BillingSource.TOKENS),
                quote.snapshot(),
                quote.catalogVersion(),
                now);
    }

    /** To be recorded under this id, and paid for by this source. */
    public PricedUsage under(RecordId other, BillingSource source) {
        var paying = new Payer(payer.accountId(), payer.walletId(), payer.subject(), source);
        return new PricedUsage(usage, other.value(), paying, snapshot, catalogVersion, recordedAt);
    }

    /** What the wallet is charged. */
    private Money charged() {
        return payer.source().charged(snapshot.amount());
    }

    OutboxEvent recordedEvent() {
        return event(
                EventType.USAGE_RECORDED,
                "/recorded",
                new UsageRecorded(
                        id,
                        usage.accountId(),
                        payer.audience(),
                        payer.subject(),
                        payer.source().text(),
                        snapshot,
                        charged().credits(),
                        snapshot.amount().usd(),
                        recordedAt,
                        title()));
    }

    OutboxEvent finalizedEvent() {
        return event(
                EventType.USAGE_FINALIZED,
                "/ended",
                new UsageFinalized(
                        id,
                        usage.accountId(),
                        payer.audience(),
                        payer.subject(),
                        payer.source().text(),
                        snapshot,
                        charged().credits(),
                        snapshot.amount().usd(),
                        charged().usd(),
                        UsageFinalized.MEASURED,
                        usage.use().inputTokens(),
                        usage.use().outputTokens(),
                        usage.use().providerCostUsd(),
                        recordedAt,
                        usage.time(),
                        title()));
    }

    /** Only a school says what it was for. */
    private @Nullable String title() {
        var school = usage.school();
        return school == null || school.target() == null ? null : Title.ofTarget(school.target());
    }

    private OutboxEvent event(EventType type, String kind, Record payload) {
        return OutboxEvent.of(type, usage.accountId().toString(), id + kind, recordedAt, payload);
    }
}
