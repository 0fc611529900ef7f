package io.tutorflow.usage.record;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.internal.record.RecordOutcome;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the outcomes of records; if there is no record, it first makes sure that there never will be. */
@ApplicationScoped
class OutcomeTable {

    /** A render may take a day; if its end gets lost on the way, it is noticed sooner. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    private static final String BURY = """
            INSERT INTO usage_record (id, tombstone, billing_status, recorded_at)
            SELECT id, true, 'VOIDED', $2 FROM unnest($1::uuid[]) AS u(id) ORDER BY id
            ON CONFLICT DO NOTHING""";

    private static final String SELECT = """
            SELECT r.id, r.tombstone, r.billing_status, coalesce(r.wallet_id, r.account_id) AS account_id, r.billable_micros, r.unit_price_micros,
                r.units_ten_thousandths, r.snapshot::text AS snapshot, r.completed_at, r.billing_source, w.deadline_at,
                r.recorded_at, r.hold_micros, r.late, r.request
            FROM usage_record r LEFT JOIN running_work w ON w.id = r.id AND w.id = ANY ($1)
            WHERE r.id = ANY ($1)""";

    private final Pool pool;

    OutcomeTable(Pool pool) {
        this.pool = pool;
    }

    /** The second statement sees what was committed while the first one waited for it. */
    Uni<Map<UUID, RecordOutcome>> fatesOf(UUID[] ids, Instant now) {
        return Databases.inTime(pool.withTransaction(transaction -> bury(transaction, ids, now)
                        .chain(() -> transaction
                                .preparedQuery(SELECT)
                                .execute(Tuple.tuple().addArrayOfUUID(ids)))))
                .map(rows -> read(rows, now));
    }

    private static Uni<RowSet<Row>> bury(SqlConnection transaction, UUID[] ids, Instant now) {
        return transaction
                .preparedQuery(BURY)
                .execute(Tuple.tuple().addArrayOfUUID(ids).addOffsetDateTime(now.atOffset(ZoneOffset.UTC)));
    }

    private static Map<UUID, RecordOutcome> read(RowSet<Row> rows, Instant now) {
        var fates = new HashMap<UUID, RecordOutcome>();
        rows.forEach(row -> fates.put(row.getUUID("id"), fateOf(row, now)));
        return fates;
    }

    private static RecordOutcome fateOf(Row row, Instant now) {
        var id = row.getUUID("id");
        if (row.getBoolean("tombstone")) {
            return new RecordOutcome.Never(id);
        }
        var status = row.getString("billing_status");
        return switch (status) {
            case "RECORDED" -> running(id, deadlineOf(row), now);
            case "FINALIZED" -> new RecordOutcome.Finalized(id, billOf(row), originOf(row));
            case "VOIDED" -> new RecordOutcome.Voided(id, originOf(row));
            default -> throw new IllegalStateException("No such billing status: " + status);
        };
    }

    /** @param deadline null if the work has just ended: ask again at once */
    static RecordOutcome running(UUID id, @Nullable Instant deadline, Instant now) {
        var soon = now.plus(LOOK_AGAIN);
        return new RecordOutcome.Running(id, deadline == null ? now : deadline.isBefore(soon) ? deadline : soon);
    }

    /** The part of an amount that is charged to the payer's wallet: 0 if a plan pays. */
    static long charged(BillingSource source, long amountMicros) {
        return source.charged(Money.ofMicros(amountMicros)).micros();
    }

    private static @Nullable Instant deadlineOf(Row row) {
        var deadline = row.getOffsetDateTime("deadline_at");
        return deadline == null ? null : deadline.toInstant();
    }

    private static RecordOutcome.Origin originOf(Row row) {
        return new RecordOutcome.Origin(
                row.getOffsetDateTime("recorded_at").toInstant(), row.getLong("hold_micros"), row.getBoolean("late"));
    }

    private static RecordOutcome.Bill billOf(Row row) {
        var snapshot = EventJson.read(row.getString("snapshot"), PriceSnapshot.class);
        return new RecordOutcome.Bill(
                row.getUUID("account_id"),
                row.getLong("billable_micros"),
                charged(BillingSource.of(row.getString("billing_source")), row.getLong("billable_micros")),
                snapshot.catalogKey(),
                row.getLong("unit_price_micros"),
                listMicros(snapshot),
                new Units(row.getLong("units_ten_thousandths")).value(),
                snapshot.unit(),
                snapshot.stripeMeterEventName(),
                row.getOffsetDateTime("completed_at").toInstant(),
                Title.of(row.getString("request")));
    }

    static @Nullable Long listMicros(PriceSnapshot snapshot) {
        return snapshot.listUnitPrice() == null
                ? null
                : Money.ofUsd(snapshot.listUnitPrice()).micros();
    }
}
