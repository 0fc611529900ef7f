package io.tutorflow.billing.account.terms;

import static io.tutorflow.persistence.Columns.utc;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Backlog;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which version each workspace lives by, and when the next one takes effect. */
final class InForceTable {

    private static final String DUE =
            "SELECT workspace_id FROM terms_in_force WHERE next_at <= $1 ORDER BY next_at LIMIT $2";

    private static final String BACKLOG = "SELECT count(*), min(next_at) FROM terms_in_force WHERE next_at IS NOT NULL";

    /** Whoever comes second finds nothing to do, or what came meanwhile. */
    private static final String CLAIM = """
            SELECT workspace_id FROM terms_in_force WHERE workspace_id = :workspace AND next_at <= :now FOR UPDATE""";

    private static final String LIVE = """
            UPDATE terms_in_force SET version = :version,
                next_at = (SELECT min(effective_from) FROM workspace_terms
                           WHERE workspace_id = :workspace AND effective_from > :now)
            WHERE workspace_id = :workspace""";

    private InForceTable() {}

    static Uni<List<UUID>> due(Pool pool, Instant now, int most) {
        return pool.preparedQuery(DUE)
                .mapping(row -> row.getUUID(0))
                .execute(Tuple.of(utc(now), most))
                .map(rows -> {
                    var found = new ArrayList<UUID>();
                    rows.forEach(found::add);
                    return found;
                });
    }

    static Uni<Backlog> backlog(Pool pool) {
        return pool.query(BACKLOG).execute().map(rows -> {
            var row = rows.iterator().next();
            return Backlog.waiting(row.getLong(0), row.get(OffsetDateTime.class, 1));
        });
    }

    /** Whether it is still due; locked then. */
    static Uni<Boolean> claim(Mutiny.Session session, UUID workspace, Instant now) {
        return session.createNativeQuery(CLAIM, UUID.class)
                .setParameter("workspace", workspace)
                .setParameter("now", now)
                .getResultList()
                .map(found -> !found.isEmpty());
    }

    static Uni<Void> live(Mutiny.Session session, UUID workspace, int version, Instant now) {
        return session.createNativeQuery(LIVE)
                .setParameter("workspace", workspace)
                .setParameter("version", version)
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }
}
