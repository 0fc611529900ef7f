package io.tutorflow.usage.record;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Which replica does which work in progress, and this replica's lease. Leases use the database's own real time. */
@ApplicationScoped
public class RunningWork {

    private static final String RENEW = """
            INSERT INTO worker (id, lease_until) VALUES ($1, now() + $2 * interval '1 millisecond')
            ON CONFLICT (id) DO UPDATE SET lease_until = EXCLUDED.lease_until""";

    /** A worker that is not listed counts as dead, so dead ones need not be kept for long. */
    private static final String FORGET = "DELETE FROM worker WHERE lease_until < now() - interval '1 hour'";

    private static final String GIVE_UP = "DELETE FROM worker WHERE id = $1";

    private static final String TAKE_OVER = """
            UPDATE running_work SET worker = $1 WHERE id IN (
                SELECT id FROM running_work w
                WHERE w.worker <> $1 AND w.deadline_at > $2
                    AND NOT EXISTS (SELECT FROM worker l WHERE l.id = w.worker AND l.lease_until > now())
                ORDER BY id LIMIT $3
                FOR UPDATE SKIP LOCKED)
            RETURNING id""";

    /** To a worker that is not listed. */
    private static final String GIVE_BACK =
            "UPDATE running_work SET worker = gen_random_uuid() WHERE id = $1 AND worker = $2";

    private static final String OVERDUE = "SELECT id FROM running_work WHERE deadline_at <= $1 ORDER BY id LIMIT $2";

    private final Pool pool;
    private final UUID worker;

    RunningWork(Pool pool, WorkerId worker) {
        this.pool = pool;
        this.worker = worker.value();
    }

    /** Keeps this replica's work for this long without another renewal. */
    public Uni<Void> renew(Duration lease) {
        return pool.preparedQuery(RENEW)
                .execute(Tuple.of(worker, (double) lease.toMillis()))
                .replaceWithVoid();
    }

    public Uni<Void> forgetTheDead() {
        return pool.preparedQuery(FORGET).execute().replaceWithVoid();
    }

    /** This replica stops: others may take over its work at once. */
    public Uni<Void> giveUp() {
        return pool.preparedQuery(GIVE_UP).execute(Tuple.of(worker)).replaceWithVoid();
    }

    /** @return work of replicas that are gone, which now belongs to this one */
    public Uni<List<RecordId>> takeOver(Instant now, int limit) {
        return pool.preparedQuery(TAKE_OVER)
                .execute(Tuple.of(worker, now.atOffset(ZoneOffset.UTC), limit))
                .map(RunningWork::ids);
    }

    /** For whichever replica takes it over next. */
    public Uni<Void> giveBack(RecordId id) {
        return pool.preparedQuery(GIVE_BACK)
                .execute(Tuple.of(id.value(), worker))
                .replaceWithVoid();
    }

    /** Whoever is doing it. */
    public Uni<List<RecordId>> overdue(Instant now, int limit) {
        return pool.preparedQuery(OVERDUE)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), limit))
                .map(RunningWork::ids);
    }

    private static List<RecordId> ids(RowSet<Row> rows) {
        var ids = new ArrayList<RecordId>();
        rows.forEach(row -> ids.add(new RecordId(row.getUUID(0))));
        return ids;
    }
}
