package io.tutorflow.billing.job;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import io.tutorflow.testbed.TestTokens;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;

/** Schedulers as operators see them, with a job that does what a test says. */
abstract class Operating {

    static final String SCHEDULERS = "/v1/admin/schedulers";

    @Inject
    Pool pool;

    @Inject
    Numbering numbering;

    @BeforeEach
    void nothingIsDue() {
        execute("DELETE FROM due_work WHERE job IN ('numbering', 'turning')");
    }

    UUID due(String job) {
        var id = UUID.randomUUID();
        pool.preparedQuery("INSERT INTO due_work (job, id, due_at, attempts) VALUES ($1, $2, now(), 0)")
                .execute(Tuple.of(job, id))
                .await()
                .indefinitely();
        return id;
    }

    ValidatableResponse run() {
        return with(TestTokens.operator())
                .post(SCHEDULERS + "/numbering/run")
                .then()
                .statusCode(200);
    }

    /** On a thread of its own: the common pool is what classes of the tests' client may wait for while they are loaded. */
    static CompletableFuture<Void> beside(Runnable task) {
        return CompletableFuture.runAsync(task, runnable -> new Thread(runnable).start());
    }

    static ValidatableResponse retry(UUID id) {
        return with(TestTokens.operator())
                .post(SCHEDULERS + "/numbering/parked/" + id + "/retry")
                .then();
    }

    static ValidatableResponse list() {
        return with(TestTokens.operator()).get(SCHEDULERS).then().statusCode(200);
    }

    static void scheduler(String field, int value) {
        list().body(of("numbering", field), equalTo(value));
    }

    static String of(String name, String field) {
        return "schedulers.find { it.name == '" + name + "' }." + field;
    }

    void execute(String sql, UUID... id) {
        pool.preparedQuery(sql).execute(Tuple.from(List.of(id))).await().indefinitely();
    }
}
