package io.tutorflow.budget.increase;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A school with so many answered requests that an index is worth its while. */
@ApplicationScoped
class ManyRequests {

    private static final String BUDGETS = """
            INSERT INTO budget (id, organization_id, teacher_id, revision, created_at, changed_at)
            SELECT gen_random_uuid(), $1, 'teacher-' || n, 1, now(), now() FROM generate_series(1, 50) n""";

    private static final String REQUESTS = """
            INSERT INTO increase_request (id, organization_id, teacher_id, period, period_start, resets_at, limit_micros,
                created_at, status, decided_at, decided_by)
            SELECT gen_random_uuid(), b.organization_id, b.teacher_id, 'weekly', now() - interval '1 day',
                now() + interval '1 day', 1, now(), 'denied', now(), 'an-admin'
            FROM budget b CROSS JOIN generate_series(1, 40) n WHERE b.organization_id = $1""";

    private final Pool pool;

    ManyRequests(Pool pool) {
        this.pool = pool;
    }

    void have(UUID school) {
        execute(BUDGETS, school);
        execute(REQUESTS, school);
        pool.query("ANALYZE increase_request").execute().await().indefinitely();
    }

    String planOfAdas(UUID school) {
        var explain = """
                EXPLAIN SELECT id FROM increase_request WHERE organization_id = '%s' AND teacher_id = 'ada'
                ORDER BY created_at DESC, id DESC LIMIT 20""".formatted(school);
        var lines = pool.query(explain).execute().await().indefinitely();
        return StreamSupport.stream(lines.spliterator(), false)
                .map((Row line) -> line.getString(0))
                .collect(Collectors.joining("\n"));
    }

    private void execute(String statement, UUID school) {
        pool.preparedQuery(statement)
                .execute(Tuple.of(school.toString()))
                .await()
                .indefinitely();
    }
}
