package io.tutorflow.usage.record;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tutorflow.batching.BatchLimits;
import io.tutorflow.batching.MicroBatcher;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.usage.admission.AdmissionConfig;
import io.tutorflow.usage.catalog.Category;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads usage records, and creates the tombstones that keep one from ever being written. */
@ApplicationScoped
public class UsageRecords {

    private static final BatchLimits LIMITS = new BatchLimits(256, 2, 10_000);

    private final UsageRecordTable table;
    private final BusinessClock clock;
    private final MicroBatcher<RecordId, Found> finds;
    private final MicroBatcher<RecordId, Found> lookUps;

    UsageRecords(UsageRecordTable table, BusinessClock clock, AdmissionConfig config, MeterRegistry metrics) {
        this.table = table;
        this.clock = clock;
        this.finds = new MicroBatcher<>("find", LIMITS, this::findAll, UsageRecords::isOfOneRow, metrics);
        this.lookUps = new MicroBatcher<>(
                "lookup", LIMITS.withPatience(config.patience()), this::findAll, UsageRecords::isOfOneRow, metrics);
    }

    /** A row that this release cannot read, such as one of a newer release's category. */
    private static boolean isOfOneRow(Throwable failure) {
        return failure instanceof IllegalStateException;
    }

    public Uni<Found> find(RecordId id) {
        return finds.submit(id);
    }

    /**
     * The same for a request for which nothing has been done yet: fails as overloaded if it cannot be read in time.
     */
    public Uni<Found> lookUp(RecordId id) {
        return lookUps.submit(id);
    }

    /** The account's own record of this category with this id. */
    public Uni<Optional<UsageRecord>> find(RecordId id, UUID accountId, Category category) {
        return Databases.inTime(table.select(id.value(), accountId, category));
    }

    /** The record of this category with this id, whoever owns it. */
    public Uni<Optional<UsageRecord>> find(RecordId id, Category category) {
        return Databases.inTime(table.select(id.value(), category));
    }

    /** The account's own records of this category, newest first. */
    public Uni<List<UsageRecord>> list(UUID accountId, Category category, int limit, int offset) {
        return Databases.inTime(table.list(accountId, category, limit, offset));
    }

    /** The category's add-ons for a slide deck or video, in the order in which they began. */
    public Uni<List<UsageRecord>> addOns(RecordId parent, Category category) {
        return Databases.inTime(table.addOns(parent.value(), category));
    }

    public Uni<Long> count(UUID accountId, Category category) {
        return Databases.inTime(table.count(accountId, category));
    }

    /** Unless something is already recorded under this id, nothing ever will be. */
    public Uni<Found> bury(RecordId id) {
        var ids = new UUID[] {id.value()};
        return Databases.inTime(table.insertTombstones(ids, clock.now()).chain(() -> table.select(ids)))
                .map(found -> requireNonNull(found.get(id.value()), "buried or there"));
    }

    private Uni<List<Found>> findAll(List<RecordId> ids) {
        var distinct = ids.stream().map(RecordId::value).distinct().toArray(UUID[]::new);
        return table.select(distinct)
                .map(found -> ids.stream()
                        .map(id -> found.getOrDefault(id.value(), new Found.Absent()))
                        .toList());
    }
}
