package io.tutorflow.budget.teacher;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.organization.Organizations;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.Cursor;
import io.tutorflow.http.WholeList;
import io.tutorflow.persistence.Columns;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.UUID;

/** Reads all that {@link ReadingBudgets} lists by pages, to its end. */
@ApplicationScoped
class ExportingBudgets {

    /** What is in memory of a file at once. */
    static final int READ_AT_ONCE = 500;

    /** The clocks of replicas differ by less. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private static final String PAGE = """
            SELECT teacher_id, created_at, id FROM budget
            WHERE organization_id = $1 AND (created_at, id) < ($2, $3)
                AND (period IS NOT NULL OR exempt OR EXISTS (SELECT FROM default_budget WHERE organization_id = $1))
            ORDER BY created_at DESC, id DESC LIMIT $4""";

    private final Pool pool;
    private final Organizations organizations;
    private final BusinessClock clock;

    ExportingBudgets(Pool pool, Organizations organizations, BusinessClock clock) {
        this.pool = pool;
        this.organizations = organizations;
        this.clock = clock;
    }

    /** Newest first, as they are asked for. */
    Multi<List<TeacherBook>> all(OrganizationId organization) {
        var now = clock.now();
        return organizations
                .zoneOf(organization)
                .onItem()
                .transformToMulti(zone -> WholeList.read(
                        Cursor.before(now.plus(AHEAD)),
                        READ_AT_ONCE,
                        before -> page(organization, zone, before, now),
                        listed -> new Cursor(listed.createdAt(), listed.id())))
                .map(listed -> listed.stream().map(Listed::book).toList());
    }

    private Uni<List<Listed>> page(OrganizationId organization, ZoneId zone, Cursor before, Instant now) {
        return pool.withConnection(connection -> connection
                .preparedQuery(PAGE)
                .execute(Tuple.of(organization.value(), Columns.utc(before.at()), before.id(), READ_AT_ONCE))
                .map(rows -> {
                    var places = new LinkedHashMap<Teacher, Cursor>();
                    rows.forEach(row -> places.put(
                            new Teacher(organization, new TeacherId(row.getString(0))),
                            new Cursor(row.getOffsetDateTime(1).toInstant(), row.getUUID(2))));
                    return places;
                })
                .flatMap(places -> listed(connection, places, zone, now)));
    }

    private static Uni<List<Listed>> listed(
            SqlConnection connection, SequencedMap<Teacher, Cursor> places, ZoneId zone, Instant now) {
        Map<Teacher, ZoneId> zones = new HashMap<>();
        places.keySet().forEach(teacher -> zones.put(teacher, zone));
        return BudgetBooks.read(connection, zones, now)
                .map(books -> places.entrySet().stream()
                        .map(place -> new Listed(
                                Objects.requireNonNull(books.get(place.getKey())),
                                place.getValue().at(),
                                place.getValue().id()))
                        .toList());
    }

    /** One of them, and where it is in the list. */
    private record Listed(TeacherBook book, Instant createdAt, UUID id) {}
}
