package io.tutorflow.usage.record;

import io.tutorflow.money.Money;
import io.tutorflow.simulation.machine.PlantedBug;
import io.tutorflow.simulation.machine.Wire;
import io.tutorflow.usage.record.UsageRecord.Finalized;
import io.tutorflow.usage.record.UsageRecord.Recorded;
import io.tutorflow.usage.record.UsageRecord.Voided;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The look-up of {@code FateTable}: where nothing is recorded it first makes sure that nothing ever will be. */
public final class Fates {

    private Fates() {}

    public static List<Wire.Fate> lookUp(UsageDatabase rows, List<UUID> ids, Instant now, PlantedBug bug) {
        return ids.stream().map(id -> onTheWire(fateOf(rows, id, now, bug))).toList();
    }

    private static Fate fateOf(UsageDatabase rows, UUID id, Instant now, PlantedBug bug) {
        var found = bug == PlantedBug.TOMBSTONE_MISSING ? rows.find(id) : rows.bury(id);
        return switch (found) {
            case Found.Absent absent -> Fate.never(id);
            case Found.Tombstone tombstone -> Fate.never(id);
            case Found.Present present -> fateOf(present.usage(), rows.deadlineOf(id), now);
        };
    }

    private static Fate fateOf(UsageRecord usage, @Nullable Instant deadline, Instant now) {
        var id = usage.id().value();
        return switch (usage) {
            case Recorded recorded -> Fate.running(id, deadline, now);
            case Voided voided -> Fate.voided(id);
            case Finalized finalized -> Fate.finalized(id, billOf(finalized));
        };
    }

    private static Fate.Bill billOf(Finalized finalized) {
        var payer = finalized.acceptance().payer();
        var snapshot = finalized.snapshot();
        long amount = finalized.billable().micros();
        return new Fate.Bill(
                payer.accountId(),
                amount,
                Fate.Bill.charged(payer.source(), amount),
                snapshot.catalogKey(),
                Money.ofUsd(snapshot.unitPrice()).micros(),
                snapshot.units(),
                finalized.endedAt());
    }

    private static Wire.Fate onTheWire(Fate fate) {
        var bill = fate.finalized();
        return new Wire.Fate(
                fate.id(),
                fate.state().name(),
                fate.until(),
                bill == null
                        ? null
                        : new Wire.Bill(
                                bill.accountId(),
                                bill.amountMicros(),
                                bill.chargedMicros(),
                                bill.catalogKey(),
                                bill.unitPriceMicros(),
                                bill.units(),
                                bill.finalizedAt()));
    }
}
