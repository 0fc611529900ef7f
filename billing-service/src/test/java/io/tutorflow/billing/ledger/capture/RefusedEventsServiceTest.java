package io.tutorflow.billing.ledger.capture;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.persistence.OutboxRows;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An event that Kafka will never take does not stop the outbox. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class RefusedEventsServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** As docs/operations.md gives it. */
    private static final String PUT_BACK = """
            WITH mended AS (DELETE FROM outbox_refused WHERE event_id = $1 RETURNING *)
            INSERT INTO outbox (topics, keys, types, ids, times, payloads)
            SELECT ARRAY[topic], ARRAY[key], ARRAY[type], ARRAY[event_id], ARRAY[time], ARRAY[payload]
            FROM mended ORDER BY outbox_id, position""";

    @Inject
    Pool pool;

    @Test
    void itIsPutAsideAndTheOthersAreTold() {
        var tooLarge = UUID.randomUUID().toString();

        enqueue(tooLarge, "{\"text\":\"" + UUID.randomUUID() + "x".repeat(1_100_000) + "\"}");
        enqueue(UUID.randomUUID().toString(), "{}");

        await().atMost(PATIENCE).until(() -> count("SELECT count(*) FROM outbox") == 0);
        assertEquals(1, count("SELECT count(*) FROM outbox_refused WHERE event_id = '" + tooLarge + "'"));
        get("/q/health").then().statusCode(200).body("status", equalTo("UP"));

        pool.query("UPDATE outbox_refused SET payload = '{}'").executeAndAwait();
        pool.preparedQuery(PUT_BACK).executeAndAwait(Tuple.of(tooLarge));

        await().atMost(PATIENCE).until(() -> count("SELECT count(*) FROM outbox") == 0);
        assertEquals(0, count("SELECT count(*) FROM outbox_refused"));
    }

    @Test
    void anEventThatWaitsForTooLongTurnsHealthDownButNotReadiness() {
        // A topic that is not there: it may still come, so nothing is put aside.
        enqueue(UUID.randomUUID().toString(), "{}", "tutorflow.not.there");
        pool.query("UPDATE outbox SET created_at = now() - interval '2 minutes'")
                .executeAndAwait();

        get("/q/health").then().statusCode(503);
        get("/q/health/ready").then().statusCode(200);

        pool.query("DELETE FROM outbox").executeAndAwait();
        get("/q/health").then().statusCode(200);
    }

    private void enqueue(String id, String payload) {
        enqueue(id, payload, "tutorflow.balance.low");
    }

    private void enqueue(String id, String payload, String topic) {
        var event = new OutboxEvent(
                topic, "key", "io.tutorflow.balance.low.v1", id, Instant.parse("2026-11-21T10:00:00Z"), payload);
        OutboxRows.append(pool, List.of(event)).await().indefinitely();
    }

    private long count(String query) {
        return pool.query(query).executeAndAwait().iterator().next().getLong(0);
    }
}
