package io.tutorflow.billing.ledger.healing;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.Page;
import io.tutorflow.http.PageRequest;
import io.tutorflow.persistence.Columns;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The discrepancies as operators see them, and what they say of them. */
@ApplicationScoped
class LookingAtDiscrepancies {

    private static final String COLUMNS = """
            SELECT record_id, account_id, hour, kind, why, tries, found_at, settled_at, acknowledged_at, acknowledged_by,
                   acknowledgement
            FROM discrepancy""";

    /** What a person must look at comes first. */
    private static final String PAGE = COLUMNS
            + " ORDER BY settled_at IS NULL AND acknowledged_at IS NULL DESC, found_at DESC, record_id LIMIT $1 OFFSET $2";

    private static final String FIND = COLUMNS + " WHERE record_id = $1";

    private static final String COUNT = "SELECT count(*) FROM discrepancy";

    /** The first one stays. */
    private static final String ACKNOWLEDGE = """
            UPDATE discrepancy SET acknowledged_at = $2, acknowledged_by = $3, acknowledgement = $4
            WHERE record_id = $1 AND acknowledged_at IS NULL""";

    /** Their hours are compared anew, in which they are tried. */
    private static final String RETRY = """
            WITH retried AS (
                UPDATE discrepancy SET tries = 0
                WHERE kind = 'missing' AND settled_at IS NULL AND acknowledged_at IS NULL AND tries >= $1
                RETURNING hour),
            hours AS (
                UPDATE compared_hour SET due_at = $2 WHERE hour IN (SELECT hour FROM retried))
            SELECT count(*) FROM retried""";

    private final Pool pool;
    private final BusinessClock clock;
    private final HealingLimits limits;

    LookingAtDiscrepancies(Pool pool, BusinessClock clock, HealingLimits limits) {
        this.pool = pool;
        this.clock = clock;
        this.limits = limits;
    }

    Uni<Page<DiscrepancyBody>> page(PageRequest page) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of((long) page.limit(), (long) page.offset()))
                .chain(rows -> {
                    var found = new ArrayList<DiscrepancyBody>();
                    rows.forEach(row -> found.add(body(row)));
                    return count().map(total -> new Page<>(found, total));
                });
    }

    private Uni<Long> count() {
        return pool.preparedQuery(COUNT)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** None if there is none of this record. */
    Uni<Optional<DiscrepancyBody>> acknowledge(UUID record, String by, String reason) {
        return pool.preparedQuery(ACKNOWLEDGE)
                .execute(Tuple.of(record, Columns.utc(clock.now()), by, reason))
                .chain(() -> pool.preparedQuery(FIND).execute(Tuple.of(record)))
                .map(rows -> {
                    for (var row : rows) {
                        return Optional.of(body(row));
                    }
                    return Optional.empty();
                });
    }

    /** How many were parked, and are tried again. */
    Uni<Long> retryParked() {
        return pool.preparedQuery(RETRY)
                .execute(Tuple.of(limits.tries(), Columns.utc(clock.now())))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private DiscrepancyBody body(Row row) {
        var kind = Discrepancy.Kind.of(row.getString("kind"));
        int tries = row.getInteger("tries");
        return new DiscrepancyBody(
                row.getUUID("record_id"),
                row.getUUID("account_id"),
                row.getOffsetDateTime("hour").toInstant(),
                kind.text(),
                row.getString("why"),
                kind == Discrepancy.Kind.MISSING && tries >= limits.tries(),
                row.getOffsetDateTime("found_at").toInstant(),
                instant(row.getOffsetDateTime("settled_at")),
                acknowledgement(row));
    }

    private static DiscrepancyBody.@Nullable Acknowledgement acknowledgement(Row row) {
        var at = row.getOffsetDateTime("acknowledged_at");
        return at == null
                ? null
                : new DiscrepancyBody.Acknowledgement(
                        row.getString("acknowledged_by"), row.getString("acknowledgement"), at.toInstant());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
