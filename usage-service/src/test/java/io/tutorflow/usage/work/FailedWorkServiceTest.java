package io.tutorflow.usage.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.Topic;
import io.tutorflow.events.UsageVoided;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.Agent;
import io.tutorflow.usage.stage.FakeGenerator;
import io.tutorflow.usage.stage.Stage;
import io.tutorflow.usage.stage.Told;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class FailedWorkServiceTest {

    @Inject
    Stage stage;

    @Inject
    Told told;

    @Inject
    FakeGenerator generator;

    @BeforeEach
    void publishCatalog() {
        stage.publishCatalog();
    }

    @Test
    void failedWorkIsVoidedAndNotTriedAgain() {
        var agent = stage.agent(100);

        String id = agent.createCourse("[fail]", Map.of())
                .statusCode(201)
                .body("status", equalTo("FAILED"))
                .body("isTerminal", equalTo(true))
                .body("failure.code", equalTo("generation_failed"))
                .body("failure.message", equalTo("No idea"))
                .body("charged", equalTo(false))
                .body("lessons", nullValue())
                .extract()
                .path("id");

        assertThat(generator.orders(UUID.fromString(id))).hasSize(1);
        assertVoided(agent, "generation_failed");
    }

    @Test
    void nothingDeliveredIsFailedWork() {
        var agent = stage.agent(100);

        agent.createCourse("[deliver 0]", Map.of())
                .statusCode(201)
                .body("status", equalTo("FAILED"))
                .body("failure.code", equalTo("nothing_delivered"));

        assertVoided(agent, "nothing_delivered");
    }

    @Test
    void aBrokenGeneratorIsTriedAgainAFewTimesAndThenFree() {
        var agent = stage.agent(100);

        String id = agent.createCourse("[broken]", Map.of())
                .statusCode(201)
                .body("status", equalTo("FAILED"))
                .body("failure.code", equalTo("generator_unavailable"))
                .extract()
                .path("id");

        assertThat(generator.orders(UUID.fromString(id))).hasSize(3);
        assertVoided(agent, "generator_unavailable");
    }

    @Test
    void workPastItsDeadlineIsVoidedAndItsLateResultDiscarded() {
        var agent = stage.agent(100);
        String id = agent.createCourse("[slow 2800]", Map.of("mode", "async"))
                .extract()
                .path("id");

        stage.rows(
                "UPDATE running_work SET deadline_at = now() - interval '1 second' WHERE id = $1", UUID.fromString(id));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        agent.get("/v1/platform/courses/" + id).body("failure.code", equalTo("deadline_exceeded")));
        await().pollDelay(Duration.ofSeconds(3))
                .untilAsserted(() -> agent.get("/v1/platform/courses/" + id).body("status", equalTo("FAILED")));
        assertVoided(agent, "deadline_exceeded");
    }

    private void assertVoided(Agent agent, String reason) {
        var message = told.about(agent.workspaceId(), Topic.USAGE_FINALIZED.topicName(), 1)
                .getFirst();
        assertThat(Told.header(message, "ce_type")).isEqualTo("io.tutorflow.usage.voided.v1");
        assertThat(EventJson.read(message.value(), UsageVoided.class).reason()).isEqualTo(reason);
        assertThat(told.countAbout(agent.workspaceId(), Topic.USAGE_FINALIZED.topicName()))
                .isEqualTo(1);
        assertThat(stage.count(
                        "SELECT count(*) FROM running_work w JOIN usage_record r USING (id) WHERE account_id = $1",
                        agent.workspaceId()))
                .isZero();
    }
}
