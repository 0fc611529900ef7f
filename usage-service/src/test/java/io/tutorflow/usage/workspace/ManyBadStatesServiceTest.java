package io.tutorflow.usage.workspace;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.events.EventType;
import io.tutorflow.testbed.TestTopic;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.Agent;
import io.tutorflow.usage.stage.Stage;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A topic of states is kept for good, with all that a bad release wrote: it must not stop whoever starts afterwards. */
@QuarkusTest
@WithTestResource(
        value = TestbedResource.class,
        initArgs = {
            @ResourceArg(name = "database", value = "usage"),
            @ResourceArg(name = TestbedResource.DEAD_LETTERS, value = "2")
        })
class ManyBadStatesServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Stage stage;

    @Test
    void moreBadStatesThanMayBePutAsideDoNotHideTheGoodOnesBehindThem() {
        stage.publishCatalog();
        var agent = stage.agent(100);
        tell(agent, 1, "active");
        await().atMost(PATIENCE).until(() -> statusOf(agent) == 200);
        try (var topic = new TestTopic(EventType.WORKSPACE_CHANGED.topic().topicName())) {
            for (int i = 0; i < 10; i++) {
                topic.send(
                        UUID.randomUUID().toString(),
                        EventType.WORKSPACE_CHANGED.typeName(),
                        "no state".getBytes(UTF_8));
            }
        }

        // Billing, if it is asked, does not know of it.
        tell(agent, 2, "suspended");

        await().atMost(PATIENCE).until(() -> statusOf(agent) == 403);
        get("/q/health/ready").then().statusCode(200);
    }

    private void tell(Agent agent, long revision, String status) {
        stage.tell(
                EventType.WORKSPACE_CHANGED,
                agent.workspaceId().toString(),
                Stage.stateOf(agent, revision, status, "active", null));
    }

    private static int statusOf(Agent agent) {
        return agent.get("/v1/platform/agent/usage").extract().statusCode();
    }
}
