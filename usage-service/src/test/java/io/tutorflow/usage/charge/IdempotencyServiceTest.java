package io.tutorflow.usage.charge;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.events.Topic;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.Agent;
import io.tutorflow.usage.stage.FakeBilling;
import io.tutorflow.usage.stage.FakeGenerator;
import io.tutorflow.usage.stage.Stage;
import io.tutorflow.usage.stage.Told;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class IdempotencyServiceTest {

    @Inject
    Stage stage;

    @Inject
    Told told;

    @Inject
    FakeBilling billing;

    @Inject
    FakeGenerator generator;

    @BeforeEach
    void publishCatalog() {
        stage.publishCatalog();
    }

    @Test
    void theSameRequestTwiceIsOneCharge() {
        var agent = stage.agent(100);
        String id = create(agent, "k", "Once").statusCode(201).extract().path("id");

        create(agent, "k", "Once")
                .statusCode(201)
                .body("id", equalTo(id))
                .body("status", equalTo("COMPLETED"))
                .body("idempotentReplay", equalTo(true))
                .body("priceSnapshot.estimated", equalTo(false));

        assertThat(records(agent)).isEqualTo(1);
        assertThat(told.about(agent.workspaceId(), Topic.USAGE_RECORDED.topicName(), 1))
                .hasSize(1);
        assertThat(generator.orders(UUID.fromString(id))).hasSize(1);
    }

    @Test
    void thirtyTwoAtOnceAreOneRecordAndOneEvent() throws Exception {
        var agent = stage.agent(100);

        var answers =
                atOnce(32, i -> create(agent, "k", "Once [slow 1500]").extract().statusCode());

        assertThat(answers).containsOnlyKeys(201, 202).containsEntry(201, 1L);
        assertThat(records(agent)).isEqualTo(1);
        await().untilAsserted(() -> create(agent, "k", "Once [slow 1500]").body("status", equalTo("COMPLETED")));
        told.about(agent.workspaceId(), Topic.USAGE_FINALIZED.topicName(), 1);
        assertThat(told.countAbout(agent.workspaceId(), Topic.USAGE_RECORDED.topicName()))
                .isEqualTo(1);
        assertThat(told.countAbout(agent.workspaceId(), Topic.USAGE_FINALIZED.topicName()))
                .isEqualTo(1);
    }

    @Test
    void differentBodiesAtOnceUnderOneKeyAreOneChargeAndConflicts() throws Exception {
        var agent = stage.agent(1_000);

        var answers = atOnce(
                16,
                i -> agent.asking()
                        .header("Idempotency-Key", "k")
                        .body(Map.of("prompt", "Body " + i, "lessonCount", 1 + i % 4))
                        .post("/v1/platform/courses")
                        .statusCode());

        assertThat(records(agent)).isEqualTo(1);
        assertThat(answers).containsEntry(201, 1L);
        assertThat(answers.keySet()).isSubsetOf(201, 409, 503);
        assertThat(stage.count(
                        "SELECT count(*) FROM usage_record WHERE account_id = $1 AND hold_micros <> requested_units * 50000",
                        agent.workspaceId()))
                .isZero();
    }

    @Test
    void whatIsStillRunningIsAnsweredAsSuch() {
        var agent = stage.agent(100);
        String id = agent.asking()
                .header("Idempotency-Key", "k")
                .body(Map.of("prompt", "Slow [slow 1000]", "mode", "async"))
                .post("/v1/platform/courses")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        create(agent, "k", "Slow [slow 1000]")
                .statusCode(202)
                .body("id", equalTo(id))
                .body("status", equalTo("PROCESSING"))
                .body("mode", equalTo("async"))
                .body("idempotentReplay", equalTo(true));
    }

    @Test
    void aFailureIsReplayedToo() {
        var agent = stage.agent(100);
        create(agent, "k", "[fail]").statusCode(201).body("status", equalTo("FAILED"));

        create(agent, "k", "[fail]")
                .statusCode(201)
                .body("status", equalTo("FAILED"))
                .body("charged", equalTo(false))
                .body("idempotentReplay", equalTo(true));
    }

    @Test
    void anotherBodyUnderTheSameKeyIsAConflict() {
        var agent = stage.agent(100);
        create(agent, "k", "One").statusCode(201);

        create(agent, "k", "Another").statusCode(409).body("error.code", equalTo("platform_conflict"));
    }

    @Test
    void defaultsSpeltOutAndTheModeMakeNoOtherBody() {
        var agent = stage.agent(100);
        create(agent, "k", "One").statusCode(201);

        agent.createCourse("One", Map.of("idempotencyKey", "k", "lessonCount", 5, "language", "en", "mode", "async"))
                .statusCode(201)
                .body("idempotentReplay", equalTo(true));
    }

    @Test
    void theKeyBelongsToWorkspaceAndEndpoint() {
        var agent = stage.agent(100);
        String id = create(agent, "k", "One").extract().path("id");

        create(stage.agent(100), "k", "One").statusCode(201).body("id", not(equalTo(id)));
        agent.post(
                        "/v1/platform/evaluations",
                        Map.of(
                                "evaluationType",
                                "open_ended",
                                "questionText",
                                "1+1",
                                "learnerAnswer",
                                "2",
                                "idempotencyKey",
                                "k"))
                .statusCode(201)
                .body("idempotentReplay", equalTo(false));
    }

    @Test
    void headerAndBodyMustAgree() {
        var agent = stage.agent(100);

        agent.asking()
                .header("Idempotency-Key", "a")
                .body(Map.of("prompt", "x", "idempotencyKey", "b"))
                .post("/v1/platform/courses")
                .then()
                .statusCode(400)
                .body("error.message", startsWith("Validation failed: idempotencyKey differs"));
    }

    @Test
    void aRefusalIsNotRemembered() {
        var agent = stage.agent(10);
        create(agent, "k", "One").statusCode(402);
        billing.fund(agent.workspaceId(), 1_000_000);

        create(agent, "k", "One").statusCode(201).body("idempotentReplay", equalTo(false));
    }

    @Test
    void afterATombstoneTheNextIdIsTaken() {
        var agent = stage.agent(100);
        var ids = new DerivedIds(agent.workspaceId(), "course", "k");
        bury(ids.attempt(0).value());
        bury(ids.attempt(1).value());

        create(agent, "k", "One")
                .statusCode(201)
                .body("id", equalTo(ids.attempt(2).value().toString()));
    }

    @Test
    void aReleasedHoldBuriesItsIdAndTheNextOneIsTaken() {
        var agent = stage.agent(100);
        var ids = new DerivedIds(agent.workspaceId(), "course", "k");
        billing.release(ids.attempt(0).value());

        create(agent, "k", "One")
                .statusCode(201)
                .body("id", equalTo(ids.attempt(1).value().toString()));

        assertThat(stage.count(
                        "SELECT count(*) FROM usage_record WHERE id = $1 AND tombstone",
                        ids.attempt(0).value()))
                .isEqualTo(1);
    }

    @Test
    void anOpenHoldOfALostAttemptIsTakenUp() {
        var agent = stage.agent(100);
        var id = new DerivedIds(agent.workspaceId(), "course", "k").attempt(0).value();
        billing.open(id, 250_000);

        create(agent, "k", "One").statusCode(201).body("id", equalTo(id.toString()));
    }

    @Test
    void aHoldOfAnotherAmountIsNotTakenUp() {
        var agent = stage.agent(100);
        var id = new DerivedIds(agent.workspaceId(), "course", "k").attempt(0).value();
        billing.open(id, 50_000);

        create(agent, "k", "One").statusCode(503).body("error.code", equalTo("platform_unavailable"));

        assertThat(records(agent)).isZero();
    }

    @Test
    void afterTooManyTombstonesItGivesUp() {
        var agent = stage.agent(100);
        var ids = new DerivedIds(agent.workspaceId(), "course", "k");
        IntStream.range(0, 16).forEach(i -> bury(ids.attempt(i).value()));

        create(agent, "k", "One").statusCode(503);
    }

    private void bury(UUID id) {
        stage.rows(
                "INSERT INTO usage_record (id, tombstone, billing_status, recorded_at) VALUES ($1, true, 'VOIDED', now())",
                id);
    }

    private long records(Agent agent) {
        return stage.count("SELECT count(*) FROM usage_record WHERE account_id = $1", agent.workspaceId());
    }

    private static ValidatableResponse create(Agent agent, String key, String prompt) {
        return agent.asking()
                .header("Idempotency-Key", key)
                .body(Map.of("prompt", prompt))
                .post("/v1/platform/courses")
                .then();
    }

    private static Map<Integer, Long> atOnce(int many, Function<Integer, Integer> request) throws Exception {
        var requests = IntStream.range(0, many)
                .mapToObj(i -> (Callable<Integer>) () -> request.apply(i))
                .toList();
        try (var threads = Executors.newFixedThreadPool(many)) {
            List<Future<Integer>> answers = threads.invokeAll(requests);
            return answers.stream().map(Future::resultNow).collect(groupingBy(code -> code, counting()));
        }
    }
}
