package io.tutorflow.usage.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.events.EventType;
import io.tutorflow.http.KeyHash;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.Agent;
import io.tutorflow.usage.stage.FakeBilling;
import io.tutorflow.usage.stage.Stage;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class ApiKeysServiceTest {

    private static final List<String> SURFACES = List.of(
            "courses", "evaluations", "modules", "tests", "slides", "videos", "agent/usage", "agent/usage/summary");

    @Inject
    Stage stage;

    @Inject
    FakeBilling billing;

    @BeforeEach
    void publishCatalog() {
        stage.publishCatalog();
    }

    @AfterEach
    void bringBillingBack() {
        billing.down(false);
    }

    @Test
    void aKeyMadeAMomentAgoIsAskedForOnce() {
        var agent = stage.agent(1);
        var before = billing.keyQuestions();

        agent.get("/v1/platform/courses").statusCode(200);
        agent.get("/v1/platform/courses").statusCode(200);

        assertThat(billing.keyQuestions()).isEqualTo(before + 1);
    }

    @Test
    void aKeyThatNobodyKnowsIsRefused() {
        refuses(unknown(), 401, "platform_invalid_api_key");
    }

    @Test
    void whatTheTopicTellsHolds() {
        var agent = stage.agent(1);
        agent.get("/v1/platform/courses").statusCode(200);

        tell(agent, 2, "suspended", "active", null);
        await().untilAsserted(() -> refuses(agent, 403, "platform_workspace_suspended"));
        tell(agent, 3, "active", "revoked", null);
        await().untilAsserted(() -> refuses(agent, 401, "platform_api_key_revoked"));
        tell(agent, 4, "active", "active", Instant.parse("2026-01-01T00:00:00Z"));
        await().untilAsserted(() -> refuses(agent, 401, "platform_api_key_expired"));
        tell(agent, 3, "active", "active", null);
        tell(agent, 5, "active", "active", null);
        await().untilAsserted(() -> agent.get("/v1/platform/courses").statusCode(200));
    }

    @Test
    void whenItsIssuerIsDownAnUnknownKeyIsNotCalledWrong() {
        billing.down(true);

        refuses(unknown(), 503, "platform_unavailable");
    }

    @Test
    void beyondItsLimitAWorkspaceIsToldWhenToComeBack() {
        var agent = stage.agent(1);
        agent.get("/v1/platform/slides").statusCode(200).header("RateLimit-Policy", "\"workspace\";q=100000;w=60");
        stage.tell(EventType.WORKSPACE_CHANGED, agent.workspaceId().toString(), Stage.limitedTo(agent, 2, 1));

        await().untilAsserted(() -> agent.get("/v1/platform/slides")
                .statusCode(429)
                .body("error.code", equalTo("platform_rate_limit_exceeded"))
                .header("Retry-After", matchesPattern("[1-9]\\d*"))
                .header("RateLimit", startsWith("\"workspace\";r=0;t="))
                .header("RateLimit-Policy", "\"workspace\";q=1;w=60"));
    }

    /** One is taken here, one elsewhere: a third one is too many, although this replica has seen one only. */
    @Test
    void whatOtherServicesLetThroughCountsHere() {
        var agent = stage.agent(1);
        billing.own(KeyHash.of(agent.key()).hex(), Stage.limitedTo(agent, 1, 2));
        agent.get("/v1/platform/slides").statusCode(200);
        billing.letThrough(agent.workspaceId(), 2, 1);

        agent.get("/v1/platform/slides").statusCode(429).header("RateLimit-Policy", "\"workspace\";q=2;w=60");
    }

    @Test
    void withoutAKeyThereIsNothing() {
        io.restassured.RestAssured.get("/v1/platform/courses")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("platform_invalid_api_key"));
    }

    private void tell(Agent agent, long revision, String status, String keyStatus, @Nullable Instant expiresAt) {
        stage.tell(
                EventType.WORKSPACE_CHANGED,
                agent.workspaceId().toString(),
                Stage.stateOf(agent, revision, status, keyStatus, expiresAt));
    }

    private static Agent unknown() {
        return new Agent(UUID.randomUUID(), UUID.randomUUID(), "tf_platform_live_" + UUID.randomUUID());
    }

    private static void refuses(Agent agent, int status, String code) {
        for (var surface : SURFACES) {
            agent.get("/v1/platform/" + surface).statusCode(status).body("error.code", equalTo(code));
        }
    }
}
