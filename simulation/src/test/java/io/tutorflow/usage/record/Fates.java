package io.tutorflow.usage.record;

import io.tutorflow.billing.ledger.healing.UsageTotal;
import io.tutorflow.internal.record.EndedRecord;
import io.tutorflow.internal.record.RecordOutcome;
import io.tutorflow.money.Money;
import io.tutorflow.simulation.ledger.Totals;
import io.tutorflow.simulation.machine.PlantedBug;
import io.tutorflow.usage.record.UsageRecord.Finalized;
import io.tutorflow.usage.record.UsageRecord.Recorded;
import io.tutorflow.usage.record.UsageRecord.Voided;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The look-up of {@code FateTable}: where nothing is recorded it first makes sure that nothing ever will be. */
public final class Fates {

    private Fates() {}

    public static List<RecordOutcome> lookUp(UsageDatabase rows, List<UUID> ids, Instant now, PlantedBug bug) {
        return ids.stream().map(id -> fateOf(rows, id, now, bug)).toList();
    }

    /** {@code EndedTable}: whatever the hour. */
    public static List<EndedRecord> ended(UsageDatabase rows) {
        var ended = new ArrayList<EndedRecord>();
        rows.records().rows().forEach(found -> {
            if (found instanceof Found.Present present
                    && present.usage() instanceof UsageRecord.Ended end
                    && end.acceptance().payer().source() != BillingSource.PLAN
                    && (end instanceof Finalized || end.acceptance().held().isPositive())) {
                ended.add(new EndedRecord(
                        end.id().value(),
                        end.acceptance().payer().walletId(),
                        end instanceof Finalized,
                        end instanceof Finalized finalized ? finalized.charged().micros() : 0,
                        end.endedAt()));
            }
        });
        return ended;
    }

    /** {@code FinalizedTable.totals}, of one account. */
    public static UsageTotal finalized(UsageDatabase rows, UUID account, Instant from, Instant to) {
        return ended(rows).stream()
                .filter(end -> end.finalized() && end.accountId().equals(account) && isWithin(end.endedAt(), from, to))
                .map(end -> Totals.of(end.id(), Money.ofMicros(end.micros())))
                .reduce(UsageTotal.NOTHING, Totals::plus);
    }

    private static boolean isWithin(@Nullable Instant at, Instant from, Instant to) {
        return at != null && !at.isBefore(from) && at.isBefore(to);
    }

    private static RecordOutcome fateOf(UsageDatabase rows, UUID id, Instant now, PlantedBug bug) {
        var found = bug == PlantedBug.TOMBSTONE_MISSING ? rows.find(id) : rows.bury(id);
        return switch (found) {
            case Found.Absent absent -> new RecordOutcome.Never(id);
            case Found.Tombstone tombstone -> new RecordOutcome.Never(id);
            case Found.Present present -> fateOf(present.usage(), rows.deadlineOf(id), now);
        };
    }

    private static RecordOutcome fateOf(UsageRecord usage, @Nullable Instant deadline, Instant now) {
        var id = usage.id().value();
        return switch (usage) {
            case Recorded recorded -> OutcomeTable.running(id, deadline, now);
            case Voided voided -> new RecordOutcome.Voided(id, originOf(voided, false));
            case Finalized finalized ->
                new RecordOutcome.Finalized(id, billOf(finalized), originOf(finalized, finalized.late()));
        };
    }

    private static RecordOutcome.Origin originOf(UsageRecord.Ended ended, boolean late) {
        var acceptance = ended.acceptance();
        return new RecordOutcome.Origin(
                acceptance.recordedAt(), acceptance.held().micros(), late);
    }

    private static RecordOutcome.Bill billOf(Finalized finalized) {
        var payer = finalized.acceptance().payer();
        var snapshot = finalized.snapshot();
        long amount = finalized.billable().micros();
        return new RecordOutcome.Bill(
                payer.accountId(),
                amount,
                OutcomeTable.charged(payer.source(), amount),
                snapshot.catalogKey(),
                Money.ofUsd(snapshot.unitPrice()).micros(),
                OutcomeTable.listMicros(snapshot),
                snapshot.units(),
                snapshot.unit(),
                snapshot.stripeMeterEventName(),
                finalized.endedAt(),
                null);
    }
}
