package io.tutorflow.usage.session;

import io.smallrye.mutiny.Uni;
import io.tutorflow.usage.record.Databases;
import io.tutorflow.usage.record.RecordId;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Who asks for the summary that is to be recorded under an id. Many people may ask at once, and one record has one payer:
 * whoever claims it first, for ever.
 */
@ApplicationScoped
public class SummaryClaims {

    /** A second look, as the first statement does not see what was committed while it waited. */
    private static final String CLAIM = """
            INSERT INTO summary_claim (record_id, organization_id, session_id, number, subject, role)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (record_id) DO NOTHING""";

    private static final String FIND = "SELECT subject, role FROM summary_claim WHERE record_id = $1";

    private static final String NEWEST = """
            SELECT coalesce(max(number), 0) FROM summary_claim WHERE organization_id = $1 AND session_id = $2""";

    private final Pool pool;

    SummaryClaims(Pool pool) {
        this.pool = pool;
    }

    /** From the newest that was claimed on: nobody goes through all that have failed before. */
    public Uni<SummaryIds> idsOf(UUID organizationId, String sessionId) {
        return Databases.inTime(pool.preparedQuery(NEWEST)
                .execute(Tuple.of(organizationId, sessionId))
                .map(rows -> new SummaryIds(
                        organizationId, sessionId, rows.iterator().next().getInteger(0))));
    }

    /** @return whose it is */
    public Uni<Claimant> claim(SummaryIds ids, RecordId id, Claimant asking) {
        return Databases.inTime(pool.preparedQuery(CLAIM)
                .execute(Tuple.of(
                        id.value(),
                        ids.organizationId(),
                        ids.sessionId(),
                        ids.numberOf(id),
                        asking.subject(),
                        asking.role()))
                .flatMap(done -> done.rowCount() == 1 ? Uni.createFrom().item(asking) : find(id)));
    }

    private Uni<Claimant> find(RecordId id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(id.value())).map(rows -> {
            var row = rows.iterator().next();
            return new Claimant(row.getString(0), row.getString(1));
        });
    }
}
