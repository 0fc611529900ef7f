package io.tutorflow.usage.session;

import io.smallrye.mutiny.Uni;
import io.tutorflow.persistence.Columns;
import io.tutorflow.usage.record.Databases;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The switches with their history, and the sessions that began while theirs was on. */
@ApplicationScoped
class SwitchTable {

    private static final String NEWEST = """
            SELECT enabled, changed_by, changed_at FROM post_session_switch
            WHERE organization_id = $1 AND kind = $2 AND attendance_id = $3
            ORDER BY revision DESC LIMIT 1""";

    /** Two at once take the same revision: the second one fails, and is tried again. */
    private static final String CHANGE = """
            INSERT INTO post_session_switch
                (organization_id, kind, attendance_id, revision, enabled, changed_by, changed_at)
            SELECT $1, $2, $3, coalesce(max(revision), 0) + 1, $4, $5, $6
            FROM post_session_switch WHERE organization_id = $1 AND kind = $2 AND attendance_id = $3
            HAVING coalesce((array_agg(enabled ORDER BY revision DESC))[1], false) <> $4""";

    private static final String LATEST = """
            WITH latest AS (
                SELECT enabled FROM post_session_switch
                WHERE organization_id = $1 AND kind = $2 AND attendance_id = $3 AND changed_at <= $5
                ORDER BY revision DESC LIMIT 1
            )""";

    /** For this enrollment or group alone: another one has a switch of its own. */
    private static final String BEGIN = LATEST + """
            INSERT INTO summarized_session (organization_id, session_id, kind, attendance_id, began_at)
            SELECT $1, $4, $2, $3, $5 FROM latest WHERE enabled
            ON CONFLICT DO NOTHING""";

    private static final String IS_ON = LATEST + """
            SELECT coalesce((SELECT enabled FROM latest), false) OR EXISTS (
                SELECT FROM summarized_session
                WHERE organization_id = $1 AND session_id = $4 AND kind = $2 AND attendance_id = $3 AND began_at <= $5)""";

    private final Pool pool;

    SwitchTable(Pool pool) {
        this.pool = pool;
    }

    Uni<Switched> find(Attendance attendance) {
        return Databases.inTime(pool.preparedQuery(NEWEST)
                .execute(of(attendance))
                .map(rows -> {
                    for (Row row : rows) {
                        return new Switched(
                                row.getBoolean(0),
                                row.getString(1),
                                row.getOffsetDateTime(2).toInstant());
                    }
                    return Switched.NEVER;
                }));
    }

    /** Changes nothing if it is so already. */
    Uni<Void> change(Attendance attendance, boolean enabled, String by, Instant now) {
        var parameters = of(attendance).addBoolean(enabled).addString(by).addOffsetDateTime(Columns.utc(now));
        return Databases.inTime(pool.preparedQuery(CHANGE).execute(parameters).replaceWithVoid());
    }

    Uni<Void> begin(Session session, Instant at) {
        return Databases.inTime(
                pool.preparedQuery(BEGIN).execute(of(session, at)).replaceWithVoid());
    }

    /** Or was when it began. */
    Uni<Boolean> isOn(Session session, Instant at) {
        return Databases.inTime(pool.preparedQuery(IS_ON)
                .execute(of(session, at))
                .map(rows -> rows.iterator().next().getBoolean(0)));
    }

    private static Tuple of(Session session, Instant at) {
        return of(session.attendance()).addString(session.id()).addOffsetDateTime(Columns.utc(at));
    }

    private static Tuple of(Attendance attendance) {
        return Tuple.of(attendance.organizationId(), attendance.kind().text(), attendance.id());
    }
}
