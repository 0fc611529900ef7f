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
            INSERT INTO summary_claim (record_id, organization_id, subject, role) VALUES ($1, $2, $3, $4)
            ON CONFLICT (record_id) DO NOTHING""";

    private static final String FIND = "SELECT subject, role FROM summary_claim WHERE record_id = $1";

    private final Pool pool;

    SummaryClaims(Pool pool) {
        this.pool = pool;
    }

    /** @return whose it is */
    public Uni<Claimant> claim(RecordId id, UUID organizationId, Claimant asking) {
        return Databases.inTime(pool.preparedQuery(CLAIM)
                .execute(Tuple.of(id.value(), organizationId, asking.subject(), asking.role()))
                .flatMap(done -> done.rowCount() == 1 ? Uni.createFrom().item(asking) : find(id)));
    }

    private Uni<Claimant> find(RecordId id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(id.value())).map(rows -> {
            var row = rows.iterator().next();
            return new Claimant(row.getString(0), row.getString(1));
        });
    }
}
