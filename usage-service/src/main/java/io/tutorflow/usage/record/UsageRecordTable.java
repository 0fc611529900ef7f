package io.tutorflow.usage.record;

import io.smallrye.mutiny.Uni;
import io.tutorflow.persistence.Columns;
import io.tutorflow.usage.catalog.Category;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The statements that read records, and the one that creates tombstones. */
@ApplicationScoped
class UsageRecordTable {

    /** Leaves out usage measured elsewhere, which no endpoint here has created. */
    private static final String ASKED_FOR = " AND mode <> 'measured'";

    private static final String SELECT_MANY = "SELECT " + RecordRow.COLUMNS + " FROM usage_record WHERE id = ANY ($1)";

    private static final String SELECT_OWN = "SELECT " + RecordRow.COLUMNS
            + " FROM usage_record WHERE id = $1 AND account_id = $2 AND category = $3" + ASKED_FOR;

    private static final String SELECT_ANYBODYS =
            "SELECT " + RecordRow.COLUMNS + " FROM usage_record WHERE id = $1 AND category = $2";

    private static final String LIST = "SELECT " + RecordRow.COLUMNS + """
             FROM usage_record WHERE account_id = $1 AND category = $2 AND mode <> 'measured'
            ORDER BY recorded_at DESC, id DESC LIMIT $3 OFFSET $4""";

    private static final String ADD_ONS = "SELECT " + RecordRow.COLUMNS
            + " FROM usage_record WHERE parent_id = $1 AND category = $2 ORDER BY recorded_at, id";

    private static final String COUNT =
            "SELECT count(*) FROM usage_record WHERE account_id = $1 AND category = $2" + ASKED_FOR;

    private static final String BURY = """
            INSERT INTO usage_record (id, tombstone, billing_status, recorded_at)
            SELECT id, true, 'VOIDED', $2 FROM unnest($1::uuid[]) AS u(id)
            ON CONFLICT DO NOTHING""";

    private final Pool pool;

    UsageRecordTable(Pool pool) {
        this.pool = pool;
    }

    Uni<Map<UUID, Found>> select(UUID[] ids) {
        return pool.preparedQuery(SELECT_MANY)
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .map(rows -> {
                    var found = new HashMap<UUID, Found>();
                    rows.forEach(row -> found.put(row.getUUID("id"), new RecordRow(row).found()));
                    return found;
                });
    }

    Uni<Optional<UsageRecord>> select(UUID id, UUID accountId, Category category) {
        return pool.preparedQuery(SELECT_OWN)
                .execute(Tuple.of(id, accountId, category.text()))
                .map(UsageRecordTable::first);
    }

    Uni<Optional<UsageRecord>> select(UUID id, Category category) {
        return pool.preparedQuery(SELECT_ANYBODYS)
                .execute(Tuple.of(id, category.text()))
                .map(UsageRecordTable::first);
    }

    Uni<List<UsageRecord>> list(UUID accountId, Category category, int limit, int offset) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(accountId, category.text(), limit, offset))
                .map(UsageRecordTable::records);
    }

    Uni<List<UsageRecord>> addOns(UUID parent, Category category) {
        return pool.preparedQuery(ADD_ONS)
                .execute(Tuple.of(parent, category.text()))
                .map(UsageRecordTable::records);
    }

    Uni<Long> count(UUID accountId, Category category) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(accountId, category.text()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Optional<UsageRecord> first(RowSet<Row> rows) {
        for (var row : rows) {
            return Optional.of(new RecordRow(row).usage());
        }
        return Optional.empty();
    }

    private static List<UsageRecord> records(RowSet<Row> rows) {
        var records = new ArrayList<UsageRecord>(rows.size());
        rows.forEach(row -> records.add(new RecordRow(row).usage()));
        return records;
    }

    Uni<Void> insertTombstones(UUID[] ids, Instant now) {
        return pool.preparedQuery(BURY)
                .execute(Tuple.tuple().addArrayOfUUID(ids).addOffsetDateTime(Columns.utc(now)))
                .replaceWithVoid();
    }
}
