package io.tutorflow.usage.workspace;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.events.BadEvents;
import io.tutorflow.events.EventType;
import io.tutorflow.http.KeyHash;
import io.tutorflow.testbed.TestTopic;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.Agent;
import io.tutorflow.usage.stage.FakeBilling;
import io.tutorflow.usage.stage.Stage;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A state that cannot be read is put aside; what it should have told is asked of its owner, and the next one counts. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class BadStatesServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Stage stage;

    @Inject
    FakeBilling billing;

    @BeforeEach
    void begin() {
        stage.publishCatalog();
    }

    @AfterEach
    void billingIsBack() {
        billing.down(false);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "WORKSPACE_CHANGED",
                "ORGANIZATION_CHANGED",
                "CATALOG_PUBLISHED",
                "ACTIVITY_PRICES_CHANGED",
                "BUDGET_EXCEEDED",
                "BUDGET_RESTORED"
            })
    void everyBadStateIsPutAsideAndTheNextOneCounts(EventType type) {
        var key = UUID.randomUUID().toString();
        var all = BadEvents.of(type);
        try (var topic = new TestTopic(type.topic().topicName())) {
            all.forEach(bad -> topic.send(key, type.typeName(), bad.value()));

            await().atMost(PATIENCE).until(() -> topic.deadLetters(key).size(), equalTo(all.size()));
            topic.send(key, type.typeName(), null);
        }
        stage.publishCatalog();
        var agent = told("active", 1);
        await().atMost(PATIENCE).until(() -> statusOf(agent) == 200);
        get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void aWorkspaceThatWasSuspendedIsRefusedThoughWhatToldItCannotBeRead() {
        var agent = told("active", 1);
        await().atMost(PATIENCE).until(() -> statusOf(agent) == 200);
        billing.own(KeyHash.of(agent.key()).hex(), Stage.stateOf(agent, 2, "suspended", "active", null));

        send(agent, "null");

        await().atMost(PATIENCE).until(() -> statusOf(agent) == 403);
    }

    @Test
    void nobodyGetsInWhileTheOwnerOfAStateThatWasTakenBackDoesNotAnswer() {
        var agent = told("active", 1);
        await().atMost(PATIENCE).until(() -> statusOf(agent) == 200);
        billing.down(true);

        send(agent, null);

        await().atMost(PATIENCE).until(() -> statusOf(agent) == 503);
        billing.down(false);
        await().atMost(PATIENCE).until(() -> statusOf(agent) == 200);
    }

    private void send(Agent agent, @Nullable String value) {
        try (var topic = new TestTopic(EventType.WORKSPACE_CHANGED.topic().topicName())) {
            topic.send(
                    agent.workspaceId().toString(),
                    EventType.WORKSPACE_CHANGED.typeName(),
                    value == null ? null : value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /** As billing-service tells it, and answers when it is asked. */
    private Agent told(String status, long revision) {
        var agent = stage.agent(100);
        var state = Stage.stateOf(agent, revision, status, "active", null);
        stage.tell(EventType.WORKSPACE_CHANGED, agent.workspaceId().toString(), state);
        return agent;
    }

    private static int statusOf(Agent agent) {
        return agent.get("/v1/platform/agent/usage").extract().statusCode();
    }
}
