package io.tutorflow.usage.record;

import io.tutorflow.money.Money;
import io.tutorflow.simulation.machine.Database;
import io.tutorflow.simulation.machine.Dice;
import io.tutorflow.simulation.machine.Host;
import io.tutorflow.simulation.machine.Outbox;
import io.tutorflow.simulation.machine.PlantedBug;
import io.tutorflow.simulation.machine.Table;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.record.RecordingWork.NewRecord;
import io.tutorflow.usage.record.UsageRecord.Finalized;
import io.tutorflow.usage.record.UsageRecord.Recorded;
import io.tutorflow.usage.record.UsageRecord.Voided;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The database of usage-service. What its statements decide by themselves is modelled here, statement by statement: an
 * insert that only the first one wins ({@code RecordingTable}), the update that ends a record only while it is
 * {@code RECORDED}, or given up and rendered after all ({@code EndingTable}), the tombstone ({@code FateTable}), and who
 * may take work over ({@code RunningWork}). What is written is what the production code made.
 */
public final class UsageDatabase {

    private final Database database = new Database();
    private final PlantedBug bug;
    private final Outbox outbox;
    private final Table<UUID, Found> records = new Table<UUID, Found>(database, "usage_record")
            .check("never_above_the_limit", UsageDatabase::isWithinItsLimit)
            .check("nothing_is_held_where_a_plan_pays", UsageDatabase::holdsNothingWhereAPlanPays);
    private final Table<UUID, Running> running = new Table<>(database, "running_work");

    /** A row of the table {@code running_work}. */
    public record Running(Host worker, Instant deadlineAt) {}

    public UsageDatabase(Dice dice, PlantedBug bug) {
        this.outbox = new Outbox(database, dice);
        this.bug = bug;
    }

    public Database database() {
        return database;
    }

    public Outbox outbox() {
        return outbox;
    }

    public Table<UUID, Found> records() {
        return records;
    }

    public Found find(UUID id) {
        var found = records.get(id);
        return found == null ? new Found.Absent() : found;
    }

    public @Nullable Instant deadlineOf(UUID id) {
        var work = running.get(id);
        return work == null ? null : work.deadlineAt();
    }

    public boolean isAtRest() {
        return running.rows().isEmpty();
    }

    boolean insert(NewRecord row, Host worker) {
        return database.transaction(() -> {
            boolean won = records.insertIfMissing(row.id(), new Found.Present(new Recorded(row.accepted())));
            if (won) {
                running.insert(row.id(), new Running(worker, row.deadlineAt()));
                outbox.append(List.of(row.event()));
            }
            return won;
        });
    }

    boolean end(EndedRow row) {
        return end(row, before -> before instanceof Recorded || bug == PlantedBug.CAPTURE_AFTER_VOID);
    }

    boolean endLate(EndedRow row) {
        return end(
                row,
                before -> before instanceof Voided voided
                        && voided.failure().isOverdue()
                        && voided.acceptance().submission().category() == Category.VIDEO_RENDER);
    }

    private boolean end(EndedRow row, Predicate<UsageRecord> where) {
        return database.transaction(() -> {
            running.delete(row.id());
            boolean won = find(row.id()) instanceof Found.Present present && where.test(present.usage());
            if (won) {
                records.put(row.id(), new Found.Present(row.ended()));
                outbox.append(List.of(row.event()));
            }
            return won;
        });
    }

    /** Inserts a tombstone unless something stands there; returns what stands there now. */
    public Found bury(UUID id) {
        database.transaction(() -> records.insertIfMissing(id, new Found.Tombstone()));
        return records.there(id);
    }

    /** @param isGone whether a worker's lease has lapsed */
    public List<RecordId> takeOver(Host worker, Predicate<Host> isGone, Instant now, int limit) {
        var taken = running.all().entrySet().stream()
                .filter(work -> work.getValue().worker() != worker
                        && work.getValue().deadlineAt().isAfter(now)
                        && isGone.test(work.getValue().worker()))
                .limit(limit)
                .toList();
        database.transaction(() -> taken.forEach(work -> running.put(
                work.getKey(),
                new Running(worker, Objects.requireNonNull(work.getValue()).deadlineAt()))));
        return taken.stream().map(work -> new RecordId(work.getKey())).toList();
    }

    public List<RecordId> overdue(Instant now, int limit) {
        return running.all().entrySet().stream()
                .filter(work -> !work.getValue().deadlineAt().isAfter(now))
                .limit(limit)
                .map(work -> new RecordId(work.getKey()))
                .toList();
    }

    private static boolean isWithinItsLimit(Found found) {
        return !(found instanceof Found.Present present && present.usage() instanceof Finalized finalized)
                || !finalized.billable().exceeds(limitOf(finalized.acceptance()));
    }

    private static Money limitOf(Acceptance accepted) {
        var limit = accepted.quote().limit();
        return limit == null ? accepted.held() : limit;
    }

    private static boolean holdsNothingWhereAPlanPays(Found found) {
        return !(found instanceof Found.Present present)
                || present.usage().acceptance().payer().source() != BillingSource.PLAN
                || present.usage().acceptance().held().equals(Money.ZERO);
    }
}
