package io.tutorflow.billing.ledger.healing;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Backlog;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which hours were compared, and what came of it; replicas share them row by row. */
final class ComparedHourTable {

    private static final String ADD = """
            INSERT INTO compared_hour (hour, due_at)
            SELECT hour, hour + interval '1 hour' FROM generate_series(
                greatest(coalesce((SELECT max(hour) FROM compared_hour) + interval '1 hour', $1), $2), $3,
                interval '1 hour') AS hour
            ON CONFLICT DO NOTHING""";

    private static final String CLAIM = """
            UPDATE compared_hour SET due_at = $2
            WHERE hour = (
                SELECT hour FROM compared_hour WHERE due_at <= $1 ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING hour, due_at""";

    private static final String RENEW =
            "UPDATE compared_hour SET due_at = $3 WHERE hour = $1 AND due_at = $2 RETURNING due_at";

    private static final String MARK = """
            UPDATE compared_hour
            SET compared_at = $2, due_at = $3, records = $4, healed = healed + $5, surplus = $6, contradicting = $7
            WHERE hour = $1 AND due_at = $8""";

    private static final String DUE =
            "SELECT count(*) AS waiting, min(due_at) AS next FROM compared_hour WHERE due_at <= $1";

    /** What a person has acknowledged is not counted; what is not kept one by one cannot be. */
    private static final String STANDING = """
            WITH kept AS (
                SELECT kind, tries, acknowledged_at IS NOT NULL AS acknowledged FROM discrepancy
                WHERE settled_at IS NULL)
            SELECT (SELECT min(hour) FROM compared_hour WHERE compared_at IS NULL),
                (SELECT max(hour) FROM compared_hour),
                coalesce(sum(surplus), 0)::bigint
                    - (SELECT count(*) FROM kept WHERE kind = 'surplus' AND acknowledged),
                coalesce(sum(contradicting), 0)::bigint
                    - (SELECT count(*) FROM kept WHERE kind = 'contradicting' AND acknowledged),
                (SELECT count(*) FROM kept WHERE kind = 'missing' AND tries >= $1 AND NOT acknowledged)
            FROM compared_hour WHERE surplus > 0 OR contradicting > 0""";

    private ComparedHourTable() {}

    /**
     * How far the comparing has come.
     *
     * @param oldest that was never compared
     * @param newest that is known
     * @param surplus that no person has acknowledged
     * @param contradicting that no person has acknowledged
     * @param parked that the ledger lacks, cannot make up for and does not try any more
     */
    record Standing(
            @Nullable Instant oldest, @Nullable Instant newest, long surplus, long contradicting, long parked) {}

    /** An hour that is to be compared, and until when nobody else does. */
    record Claim(Instant hour, Instant until) {}

    static Uni<Void> add(Pool pool, HourPlan plan, Instant now) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(utc(plan.first(now)), utc(plan.horizon(now)), utc(plan.last(now))))
                .replaceWithVoid();
    }

    static Uni<Backlog> dueFor(Pool pool, Instant now) {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(utc(now)))
                .map(rows -> rows.iterator().next())
                .map(row -> Backlog.waiting(row.getLong("waiting"), row.getOffsetDateTime("next")));
    }

    static Uni<Optional<Claim>> claim(Pool pool, Instant now, Instant until) {
        return pool.preparedQuery(CLAIM).execute(Tuple.of(utc(now), utc(until))).map(rows -> {
            for (var row : rows) {
                return Optional.of(new Claim(
                        row.getOffsetDateTime(0).toInstant(),
                        row.getOffsetDateTime(1).toInstant()));
            }
            return Optional.empty();
        });
    }

    /** None if the claim is somebody else's by now. */
    static Uni<Optional<Instant>> renew(Pool pool, Instant hour, Instant until, Instant next) {
        return pool.preparedQuery(RENEW)
                .execute(Tuple.of(utc(hour), utc(until), utc(next)))
                .map(rows -> {
                    for (var row : rows) {
                        return Optional.of(row.getOffsetDateTime(0).toInstant());
                    }
                    return Optional.empty();
                });
    }

    /** Nothing, if the claim is somebody else's by now. */
    static Uni<Void> mark(Pool pool, Claim claim, Comparison found, Instant now, @Nullable Instant next) {
        return pool.preparedQuery(MARK)
                .execute(Tuple.of(utc(claim.hour()), utc(now))
                        .addOffsetDateTime(next == null ? null : utc(next))
                        .addLong(found.records())
                        .addLong(found.healed())
                        .addLong(found.surplus())
                        .addLong(found.contradicting())
                        .addOffsetDateTime(utc(claim.until())))
                .replaceWithVoid();
    }

    /** @param tries after so many, what is missing is parked */
    static Uni<Standing> standing(Pool pool, int tries) {
        return pool.preparedQuery(STANDING).execute(Tuple.of(tries)).map(rows -> {
            var row = rows.iterator().next();
            return new Standing(
                    instant(row.getOffsetDateTime(0)),
                    instant(row.getOffsetDateTime(1)),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4));
        });
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
