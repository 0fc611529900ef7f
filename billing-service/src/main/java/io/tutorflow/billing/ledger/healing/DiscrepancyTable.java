package io.tutorflow.billing.ledger.healing;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.persistence.Columns;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What comparing found and did not make up for, one row a record, until it is found no more. */
final class DiscrepancyTable {

    /** Of the surplus and contradictions of one hour, so many are kept one by one; they are all counted. */
    private static final int KEPT_OF_AN_HOUR = 1_000;

    /** The whole of it is in the log. */
    private static final int WHY_LENGTH = 500;

    /** What was settled and is found again, or is found to be of another kind, is a new one. */
    private static final String KEEP = """
            INSERT INTO discrepancy AS d (record_id, account_id, hour, kind, why, tries, found_at, seen_at)
            SELECT f.id, f.account_id, $5, f.kind, f.why, 1, $6, $6
            FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) WITH ORDINALITY AS f (id, account_id, kind, why, place)
            WHERE f.kind = 'missing' OR EXISTS (SELECT FROM discrepancy WHERE record_id = f.id)
                OR f.place <= $7 - (SELECT count(*) FROM discrepancy WHERE hour = $5 AND settled_at IS NULL)
            ON CONFLICT (record_id) DO UPDATE SET
                account_id = excluded.account_id, hour = excluded.hour, kind = excluded.kind, why = excluded.why,
                tries = CASE WHEN d.settled_at IS NULL THEN d.tries + 1 ELSE 1 END,
                found_at = CASE WHEN d.settled_at IS NULL AND d.kind = excluded.kind THEN d.found_at ELSE excluded.found_at END,
                acknowledged_at = CASE WHEN d.settled_at IS NULL AND d.kind = excluded.kind THEN d.acknowledged_at END,
                acknowledged_by = CASE WHEN d.settled_at IS NULL AND d.kind = excluded.kind THEN d.acknowledged_by END,
                acknowledgement = CASE WHEN d.settled_at IS NULL AND d.kind = excluded.kind THEN d.acknowledgement END,
                seen_at = excluded.seen_at, settled_at = NULL
            RETURNING record_id, found_at = $6 AS is_new""";

    private static final String GIVEN_UP = """
            UPDATE discrepancy SET seen_at = $2
            WHERE record_id = ANY ($1) AND kind = 'missing' AND settled_at IS NULL
                AND (tries >= $3 OR acknowledged_at IS NOT NULL)
            RETURNING record_id""";

    private static final String SETTLE_OTHERS =
            "UPDATE discrepancy SET settled_at = $3 WHERE hour = $1 AND settled_at IS NULL AND seen_at < $2";

    private DiscrepancyTable() {}

    /** @return those that were not known before */
    static Uni<Set<HoldId>> keep(Pool pool, Instant hour, List<Discrepancy> found, Instant now) {
        if (found.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        var parameters = new Columns<>(found)
                .uuids(one -> one.id().value())
                .uuids(one -> one.account().value())
                .texts(one -> one.kind().text())
                .texts(one -> cut(one.why()))
                .everywhere(hour)
                .everywhere(now)
                .tuple()
                .addLong((long) KEPT_OF_AN_HOUR);
        return pool.preparedQuery(KEEP).execute(parameters).map(rows -> {
            var news = new HashSet<HoldId>();
            for (var row : rows) {
                if (row.getBoolean(1)) {
                    news.add(new HoldId(row.getUUID(0)));
                }
            }
            return news;
        });
    }

    /** Of these, the ones that are not tried any more: parked, or acknowledged by a person. */
    static Uni<Set<HoldId>> givenUp(Pool pool, Collection<End> missing, int tries, Instant now) {
        var ids = missing.stream().map(end -> end.id().value()).toArray(UUID[]::new);
        return pool.preparedQuery(GIVEN_UP)
                .execute(Tuple.of(ids, Columns.utc(now), tries))
                .map(rows -> {
                    var found = new HashSet<HoldId>();
                    rows.forEach(row -> found.add(new HoldId(row.getUUID(0))));
                    return found;
                });
    }

    /** What this comparison of the hour has not seen again is settled. */
    static Uni<Void> settleOthers(Pool pool, Instant hour, Instant began, Instant now) {
        return pool.preparedQuery(SETTLE_OTHERS)
                .execute(Tuple.of(Columns.utc(hour), Columns.utc(began), Columns.utc(now)))
                .replaceWithVoid();
    }

    private static String cut(String why) {
        return why.length() <= WHY_LENGTH ? why : why.substring(0, WHY_LENGTH);
    }
}
