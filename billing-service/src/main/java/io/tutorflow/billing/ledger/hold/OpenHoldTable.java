package io.tutorflow.billing.ledger.hold;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Backlog;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.capture.UsageRecords.Knowledge;
import io.tutorflow.persistence.Columns;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When each open hold is to be asked about; replicas share the work row by row. */
final class OpenHoldTable {

    private static final String CLAIM_DUE = """
            UPDATE open_hold SET next_check_at = $2
            WHERE id IN (
                SELECT id FROM open_hold WHERE next_check_at <= $1 LIMIT $3 FOR UPDATE SKIP LOCKED)
            RETURNING id, account_id""";

    private static final String CHECK_AT = """
            UPDATE open_hold SET next_check_at = running.until
            FROM unnest($1::uuid[], $2::timestamptz[]) AS running (id, until)
            WHERE open_hold.id = running.id""";

    private static final String DUE = """
            SELECT count(*) AS waiting, min(next_check_at) AS next FROM open_hold WHERE next_check_at <= $1""";

    private OpenHoldTable() {}

    /** Holds that are to be asked about by now; the others end by themselves, most likely. */
    static Uni<Backlog> dueFor(Pool pool, Instant now) {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next())
                .map(row -> Backlog.waiting(row.getLong("waiting"), row.getOffsetDateTime("next")));
    }

    static Uni<Map<HoldId, AccountId>> claimDue(Pool pool, Instant now, Instant nextCheck, int limit) {
        return pool.preparedQuery(CLAIM_DUE)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), nextCheck.atOffset(ZoneOffset.UTC), limit))
                .map(rows -> {
                    var due = new HashMap<HoldId, AccountId>();
                    rows.forEach(row -> due.put(new HoldId(row.getUUID(0)), new AccountId(row.getUUID(1))));
                    return due;
                });
    }

    static Uni<Void> checkAt(Pool pool, List<Knowledge.Running> running) {
        if (running.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = new Columns<>(running)
                .uuids(work -> work.id().value())
                .times(Knowledge.Running::until)
                .tuple();
        return pool.preparedQuery(CHECK_AT).execute(parameters).replaceWithVoid();
    }
}
