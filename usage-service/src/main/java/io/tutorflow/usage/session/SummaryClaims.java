package io.tutorflow.usage.session;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.RealClock;
import io.tutorflow.persistence.Columns;
import io.tutorflow.usage.record.Databases;
import io.tutorflow.usage.record.RecordId;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * Who asks for the summary that is to be recorded under an id. Many people may ask at once, and one record has one payer:
 * whoever claims it first, for ever.
 */
@ApplicationScoped
public class SummaryClaims {

    /** A second look, as the first statement does not see what was committed while it waited. */
    private static final String CLAIM = """
            INSERT INTO summary_claim (record_id, organization_id, session_id, number, subject, role, measured, claimed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT DO NOTHING""";

    private static final String FIND =
            "SELECT subject, role, measured, claimed_at FROM summary_claim WHERE record_id = $1";

    private static final String NEWEST = """
            SELECT coalesce(max(number), 0) FROM summary_claim WHERE organization_id = $1 AND session_id = $2""";

    /** Longer than anybody waits for what pays for it. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(10);

    private final Pool pool;
    private final RealClock clock;

    SummaryClaims(Pool pool, RealClock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** From the newest that was claimed on: nobody goes through all that have failed before. */
    public Uni<SummaryIds> idsOf(UUID organizationId, String sessionId) {
        return Databases.inTime(pool.preparedQuery(NEWEST)
                .execute(Tuple.of(organizationId, sessionId))
                .map(rows -> new SummaryIds(
                        organizationId, sessionId, rows.iterator().next().getInteger(0))));
    }

    /** @return the first one's claim */
    public Uni<SummaryClaim> claim(SummaryIds ids, RecordId id, Claimant asking) {
        return claim(ids, id, new SummaryClaim(asking, false, true));
    }

    /** @return the first one's claim */
    public Uni<SummaryClaim> claimMeasured(SummaryIds ids, RecordId id, Claimant measured) {
        return claim(ids, id, new SummaryClaim(measured, true, true));
    }

    private Uni<SummaryClaim> claim(SummaryIds ids, RecordId id, SummaryClaim wanted) {
        var parameters = Tuple.of(id.value(), ids.organizationId(), ids.sessionId(), ids.numberOf(id))
                .addString(wanted.by().subject())
                .addString(wanted.by().role())
                .addBoolean(wanted.isMeasured())
                .addOffsetDateTime(Columns.utc(clock.now()));
        return Databases.inTime(pool.preparedQuery(CLAIM)
                .execute(parameters)
                .flatMap(done -> done.rowCount() == 1 ? Uni.createFrom().item(wanted) : find(id)));
    }

    private Uni<SummaryClaim> find(RecordId id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(id.value())).map(rows -> {
            var row = rows.iterator().next();
            var claimed = row.getOffsetDateTime(3).toInstant();
            return new SummaryClaim(
                    new Claimant(row.getString(0), row.getString(1)),
                    row.getBoolean(2),
                    claimed.plus(UNDER_WAY).isAfter(clock.now()));
        });
    }
}
