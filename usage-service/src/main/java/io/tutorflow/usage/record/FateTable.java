package io.tutorflow.usage.record;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.money.Units;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what became of records; where there is none, it first makes sure that there never will be. */
@ApplicationScoped
class FateTable {

    private static final String BURY = """
            INSERT INTO usage_record (id, tombstone, billing_status, recorded_at)
            SELECT id, true, 'VOIDED', $2 FROM unnest($1::uuid[]) AS u(id) ORDER BY id
            ON CONFLICT DO NOTHING""";

    private static final String SELECT = """
            SELECT r.id, r.tombstone, r.billing_status, coalesce(r.wallet_id, r.account_id) AS account_id, r.billable_micros, r.unit_price_micros,
                r.units_ten_thousandths, r.snapshot::text AS snapshot, r.completed_at, r.billing_source, w.deadline_at
            FROM usage_record r LEFT JOIN running_work w ON w.id = r.id AND w.id = ANY ($1)
            WHERE r.id = ANY ($1)""";

    private final Pool pool;

    FateTable(Pool pool) {
        this.pool = pool;
    }

    /** The second statement sees what was committed while the first one waited for it. */
    Uni<Map<UUID, Fate>> fatesOf(UUID[] ids, Instant now) {
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

    private static Map<UUID, Fate> read(RowSet<Row> rows, Instant now) {
        var fates = new HashMap<UUID, Fate>();
        rows.forEach(row -> fates.put(row.getUUID("id"), fateOf(row, now)));
        return fates;
    }

    private static Fate fateOf(Row row, Instant now) {
        var id = row.getUUID("id");
        if (row.getBoolean("tombstone")) {
            return Fate.never(id);
        }
        var status = row.getString("billing_status");
        return switch (status) {
            case "RECORDED" -> Fate.running(id, deadlineOf(row), now);
            case "FINALIZED" -> Fate.finalized(id, billOf(row));
            case "VOIDED" -> Fate.voided(id);
            default -> throw new IllegalStateException("No such billing status: " + status);
        };
    }

    private static @Nullable Instant deadlineOf(Row row) {
        var deadline = row.getOffsetDateTime("deadline_at");
        return deadline == null ? null : deadline.toInstant();
    }

    private static Fate.Bill billOf(Row row) {
        return new Fate.Bill(
                row.getUUID("account_id"),
                row.getLong("billable_micros"),
                Fate.Bill.charged(BillingSource.of(row.getString("billing_source")), row.getLong("billable_micros")),
                EventJson.read(row.getString("snapshot"), PriceSnapshot.class).catalogKey(),
                row.getLong("unit_price_micros"),
                new Units(row.getLong("units_ten_thousandths")).value(),
                row.getOffsetDateTime("completed_at").toInstant());
    }
}
