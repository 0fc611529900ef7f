package io.tutorflow.usage.charge;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.events.EventType;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.Agent;
import io.tutorflow.usage.stage.Stage;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of several things that are wrong the caller is told one, always the same: key, suspension, rate, validation, money. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class RefusalOrderServiceTest {

    private static final Map<String, Object> INVALID = Map.of("lessonCount", 0);

    @Inject
    Stage stage;

    @BeforeEach
    void publishCatalog() {
        stage.publishCatalog();
    }

    @Test
    void theKeyBeforeTheBody() {
        var nobody = new Agent(UUID.randomUUID(), UUID.randomUUID(), "tf_platform_live_" + UUID.randomUUID());

        nobody.createCourse("Anything", INVALID)
                .statusCode(401)
                .body("error.code", equalTo("platform_invalid_api_key"));
    }

    @Test
    void theSuspensionBeforeTheRateAndTheBody() {
        var agent = knownWith(100);
        stage.tell(
                EventType.WORKSPACE_CHANGED,
                agent.workspaceId().toString(),
                Stage.stateOf(agent, 2, "suspended", "active", null));

        await().untilAsserted(() -> agent.createCourse("Anything", INVALID)
                .statusCode(403)
                .body("error.code", equalTo("platform_workspace_suspended")));
    }

    @Test
    void theRateBeforeTheBody() {
        var agent = knownWith(100);
        stage.tell(EventType.WORKSPACE_CHANGED, agent.workspaceId().toString(), Stage.limitedTo(agent, 2, 1));

        await().untilAsserted(() -> agent.createCourse("Anything", INVALID)
                .statusCode(429)
                .body("error.code", equalTo("platform_rate_limit_exceeded")));
    }

    @Test
    void theBodyBeforeTheMoney() {
        var agent = knownWith(0);

        agent.createCourse("Anything", INVALID)
                .statusCode(400)
                .body("error.code", equalTo("platform_invalid_request"))
                .body("error.message", containsString("lessonCount"));
        agent.createCourse("Anything", Map.of())
                .statusCode(402)
                .body("error.code", equalTo("platform_credits_exhausted"));
    }

    private Agent knownWith(long credits) {
        var agent = stage.agent(credits);
        agent.get("/v1/platform/courses").statusCode(200);
        return agent;
    }
}
