package io.tutorflow.billing.account.rate;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.RateBucket;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The buckets, locked in order of id. */
final class RateLimitTable {

    private static final String LOCK =
            "SELECT workspace_id, full_at FROM rate_limit WHERE workspace_id = ANY ($1) ORDER BY workspace_id FOR UPDATE";

    private static final String OPEN = """
            INSERT INTO rate_limit (workspace_id, full_at)
            SELECT id, $2 FROM unnest($1::uuid[]) AS u (id)
            ON CONFLICT DO NOTHING""";

    private static final String KEEP = """
            UPDATE rate_limit SET full_at = new.full_at
            FROM unnest($1::uuid[], $2::bigint[]) AS new (id, full_at)
            WHERE workspace_id = new.id""";

    private RateLimitTable() {}

    /** @param workspaces sorted and distinct */
    static Uni<Map<UUID, RateBucket>> lock(SqlConnection transaction, List<UUID> workspaces) {
        return select(transaction, workspaces)
                .flatMap(kept -> kept.size() == workspaces.size()
                        ? Uni.createFrom().item(kept)
                        : transaction
                                .preparedQuery(OPEN)
                                .execute(Tuple.of(ids(workspaces), RateBucket.UNUSED.fullAt()))
                                .chain(() -> select(transaction, workspaces)));
    }

    private static Uni<Map<UUID, RateBucket>> select(SqlConnection transaction, List<UUID> workspaces) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(ids(workspaces)))
                .map(rows -> {
                    var kept = new TreeMap<UUID, RateBucket>();
                    rows.forEach(row -> kept.put(row.getUUID(0), new RateBucket(row.getLong(1))));
                    return kept;
                });
    }

    static Uni<Void> keep(SqlConnection transaction, SortedMap<UUID, RateBucket> buckets) {
        var fullAt = buckets.values().stream().map(RateBucket::fullAt).toArray(Long[]::new);
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.of(ids(List.copyOf(buckets.keySet())), fullAt))
                .replaceWithVoid();
    }

    private static UUID[] ids(List<UUID> workspaces) {
        return workspaces.toArray(UUID[]::new);
    }
}
