package io.tutorflow.billing.job;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The table of due work as the kernel sees it. Each statement is a transaction of its own, and tells the time by the
 * database's clock, which all replicas share: one whose own clock is wrong neither takes what another is at nor leaves it.
 */
@ApplicationScoped
class DueWorkTable {

    /** Parked work is told of to people in so many rows at most. */
    static final int PARKED_SHOWN = 100;

    /** What went wrong, cut: the whole of it is in the log. */
    private static final int ERROR_LENGTH = 500;

    /** The row of a periodic job is made by its first turn. */
    private static final String TURN = """
            INSERT INTO due_work (job, id, due_at, attempts)
            VALUES ($1, $2, now() + CAST($3 AS bigint) * interval '1 millisecond', 1)
            ON CONFLICT (job, id) DO UPDATE SET due_at = excluded.due_at, attempts = due_work.attempts + 1
            WHERE due_work.due_at <= now() OR $4
            RETURNING id, attempts, due_at""";

    /** Claimed work is due again when the claim is over, whatever becomes of who claimed it. */
    private static final String CLAIM = """
            WITH due AS MATERIALIZED (
                SELECT id FROM due_work WHERE job = $1 AND due_at <= now() AND parked_at IS NULL AND id <> ALL ($4)
                ORDER BY due_at LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED)
            UPDATE due_work w SET due_at = now() + CAST($2 AS bigint) * interval '1 millisecond', attempts = w.attempts + 1,
                claimed = true
            FROM due WHERE w.job = $1 AND w.id = due.id
            RETURNING w.id, w.attempts, w.due_at""";

    /** Nothing, if it was hastened meanwhile, or the claim was over and another replica has it; the same of the others. */
    private static final String RENEW = """
            UPDATE due_work SET due_at = now() + CAST($4 AS bigint) * interval '1 millisecond'
            WHERE job = $1 AND id = $2 AND due_at = $3
            RETURNING id, attempts, due_at""";

    /** What was woken meanwhile is due at once, as if it were new. */
    private static final String DONE = """
            WITH done AS (DELETE FROM due_work WHERE job = $1 AND id = $2 AND due_at = $3 AND NOT woken)
            UPDATE due_work SET due_at = now(), attempts = 0, error = NULL, woken = false, claimed = false
            WHERE job = $1 AND id = $2 AND due_at = $3 AND woken""";

    private static final String AGAIN = """
            UPDATE due_work SET due_at = now() + CAST($4 AS bigint) * interval '1 millisecond', error = $5, woken = false,
                claimed = false
            WHERE job = $1 AND id = $2 AND due_at = $3""";

    private static final String PARK = """
            UPDATE due_work SET parked_at = now(), error = $4, claimed = false
            WHERE job = $1 AND id = $2 AND due_at = $3""";

    private static final String RETRY = """
            UPDATE due_work SET parked_at = NULL, due_at = now(), attempts = 1
            WHERE job = $1 AND id = $2 AND parked_at IS NOT NULL""";

    private static final String BACKLOG = """
            SELECT count(*) FILTER (WHERE parked_at IS NULL) AS waiting, count(parked_at) AS parked,
                   min(due_at) FILTER (WHERE parked_at IS NULL) AS next
            FROM due_work WHERE job = $1""";

    private static final String DUE_NOW = """
            SELECT id FROM due_work WHERE job = $1 AND due_at <= now() AND parked_at IS NULL ORDER BY due_at LIMIT $2""";

    private static final String PARKED = """
            SELECT id, attempts, error, parked_at FROM due_work
            WHERE job = $1 AND parked_at IS NOT NULL ORDER BY parked_at DESC, id LIMIT $2""";

    private final Pool pool;

    DueWorkTable(Pool pool) {
        this.pool = pool;
    }

    /** @param inHand what whoever asks is at work on: hastened meanwhile, it is due again when that is over */
    Uni<List<Due>> claim(String job, int most, Duration claim, Collection<UUID> inHand) {
        return run(CLAIM, Tuple.of(job, claim.toMillis(), (long) most, inHand.toArray(UUID[]::new)))
                .map(rows -> list(rows, DueWorkTable::due));
    }

    /**
     * The turn of a periodic job, if it has come and no other replica was first.
     *
     * @param now whether it has come or not
     */
    Uni<List<Due>> claimTurn(String job, Duration claim, boolean now) {
        return run(TURN, Tuple.of(job, Turn.ID, claim.toMillis(), now)).map(rows -> list(rows, DueWorkTable::due));
    }

    /** The claim from now on, if whoever asks still has it. */
    Uni<List<Due>> renew(String job, Due due, Duration claim) {
        return run(RENEW, key(job, due).addLong(claim.toMillis())).map(rows -> list(rows, DueWorkTable::due));
    }

    Uni<Void> settle(String job, Due due, Outcome outcome) {
        var key = key(job, due);
        var settled = switch (outcome) {
            case Outcome.Done done -> run(DONE, key);
            case Outcome.Again again ->
                run(AGAIN, key.addLong(again.pause().toMillis()).addString(cut(again.why())));
            case Outcome.Parked parked -> run(PARK, key.addString(cut(parked.reason())));
        };
        return settled.replaceWithVoid();
    }

    /** Whether it was parked. */
    Uni<Boolean> retry(String job, UUID id) {
        return run(RETRY, Tuple.of(job, id)).map(rows -> rows.rowCount() > 0);
    }

    Uni<Backlog> backlog(String job) {
        return run(BACKLOG, Tuple.of(job)).map(rows -> backlog(rows.iterator().next()));
    }

    Uni<List<UUID>> dueNow(String job, int most) {
        return run(DUE_NOW, Tuple.of(job, (long) most)).map(rows -> list(rows, row -> row.getUUID("id")));
    }

    /** Those parked last, first. */
    Uni<List<ParkedBody>> parked(String job) {
        return run(PARKED, Tuple.of(job, (long) PARKED_SHOWN))
                .map(rows -> list(
                        rows,
                        row -> new ParkedBody(
                                row.getUUID("id"),
                                Objects.requireNonNullElse(row.getString("error"), ""),
                                row.getInteger("attempts"),
                                row.getOffsetDateTime("parked_at").toInstant())));
    }

    private Uni<RowSet<Row>> run(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters);
    }

    private static Tuple key(String job, Due due) {
        return Tuple.of(job, due.id(), due.claimedUntil().atOffset(ZoneOffset.UTC));
    }

    private static Due due(Row row) {
        return new Due(
                row.getUUID("id"),
                row.getInteger("attempts"),
                row.getOffsetDateTime("due_at").toInstant());
    }

    private static Backlog backlog(Row row) {
        var next = row.getOffsetDateTime("next");
        return new Backlog(row.getLong("waiting"), row.getLong("parked"), next == null ? null : next.toInstant());
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }

    private static @Nullable String cut(@Nullable String error) {
        return error == null || error.length() <= ERROR_LENGTH ? error : error.substring(0, ERROR_LENGTH);
    }
}
