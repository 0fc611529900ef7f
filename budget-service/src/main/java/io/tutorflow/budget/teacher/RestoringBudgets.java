package io.tutorflow.budget.teacher;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.organization.Organizations;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.Outbox;
import io.tutorflow.persistence.OutboxRows;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Publishes, when a new period begins, that exceeded budgets have tokens left again: by the clock, without traffic.
 */
@ApplicationScoped
class RestoringBudgets {

    private static final Logger LOG = Logger.getLogger(RestoringBudgets.class);

    /** Budgets restored at a time; the next run takes the rest. */
    private static final int BATCH = 200;

    /** Replicas share the work budget by budget; a budget's row protects its periods. */
    private static final String CLAIM = """
            SELECT b.id FROM budget b
            WHERE b.id IN (SELECT budget_id FROM spend WHERE restore_at <= $1 ORDER BY restore_at LIMIT $2)
            ORDER BY b.id FOR NO KEY UPDATE SKIP LOCKED""";

    private static final String RESTORE =
            "UPDATE spend SET restore_at = NULL WHERE budget_id = ANY ($1) AND restore_at <= $2 RETURNING budget_id";

    private static final String TEACHERS = "SELECT organization_id, teacher_id FROM budget WHERE id = ANY ($1)";

    private final Pool pool;
    private final BusinessClock clock;
    private final Organizations organizations;
    private final Outbox outbox;

    RestoringBudgets(Pool pool, BusinessClock clock, Organizations organizations, Outbox outbox) {
        this.pool = pool;
        this.clock = clock;
        this.organizations = organizations;
        this.outbox = outbox;
    }

    @Scheduled(
            every = "${tutorflow.budgets.restore-every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "restoring-budgets")
    Uni<Void> restore() {
        var now = clock.now();
        return pool.withTransaction(transaction -> restoreIn(transaction, now))
                .invoke(outbox::wakeRelay)
                .onFailure()
                .invoke(failure -> LOG.warnf("Budgets will be restored later: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> restoreIn(SqlConnection transaction, Instant now) {
        var at = now.atOffset(ZoneOffset.UTC);
        return transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.of(at, BATCH))
                .map(RestoringBudgets::ids)
                .flatMap(claimed -> claimed.length == 0
                        ? Uni.createFrom().voidItem()
                        : transaction
                                .preparedQuery(RESTORE)
                                .execute(Tuple.tuple().addArrayOfUUID(claimed).addOffsetDateTime(at))
                                .map(RestoringBudgets::ids)
                                .flatMap(restored -> tell(transaction, restored, now)));
    }

    private Uni<Void> tell(SqlConnection transaction, UUID[] restored, Instant now) {
        return transaction
                .preparedQuery(TEACHERS)
                .execute(Tuple.tuple().addArrayOfUUID(restored))
                .flatMap(this::zones)
                .flatMap(teachers -> BudgetBooks.lock(transaction, teachers, now))
                .flatMap(books -> OutboxRows.append(
                        transaction,
                        books.values().stream()
                                .flatMap(book -> book.limited().stream())
                                .map(book -> BudgetEvents.restored(book.budget(), "reset", book.current(), now))
                                .toList()));
    }

    /** Only known organizations can have exceeded budgets. */
    private Uni<Map<Teacher, ZoneId>> zones(RowSet<Row> rows) {
        var zones = new ArrayList<Uni<Map.Entry<Teacher, ZoneId>>>();
        for (var row : rows) {
            var teacher = new Teacher(new OrganizationId(row.getString(0)), new TeacherId(row.getString(1)));
            zones.add(organizations
                    .find(teacher.organization())
                    .map(found -> Map.entry(teacher, found.orElseThrow().zone())));
        }
        return zones.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : Uni.join().all(zones).andFailFast().map(found -> {
                    var byTeacher = new HashMap<Teacher, ZoneId>();
                    found.forEach(entry -> byTeacher.put(entry.getKey(), entry.getValue()));
                    return byTeacher;
                });
    }

    private static UUID[] ids(RowSet<Row> rows) {
        var ids = new LinkedHashSet<UUID>();
        rows.forEach(row -> ids.add(row.getUUID(0)));
        return ids.toArray(UUID[]::new);
    }
}
