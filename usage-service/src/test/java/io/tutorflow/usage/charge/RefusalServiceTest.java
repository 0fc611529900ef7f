package io.tutorflow.usage.charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.Agent;
import io.tutorflow.usage.stage.FakeBilling;
import io.tutorflow.usage.stage.Stage;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class RefusalServiceTest {

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
        billing.hang(false);
    }

    @Test
    void tellsWhatIsMissingAndTheWayOut() {
        var agent = stage.agent(24);

        agent.createCourse("Too dear", Map.of())
                .statusCode(402)
                .body("error.code", equalTo("platform_credits_exhausted"))
                .body("error.topUp.endpoint", equalTo("/v1/platform/agent/billing/session"))
                .body("error.topUp.method", equalTo("POST"))
                .body("error.topUp.requiredCredits", equalTo(25))
                .body("error.topUp.availableCredits", equalTo(24));

        assertNothingWritten(agent);
    }

    @Test
    void tellsThatTheFreeCreditsAreGone() {
        refuses("FREE_CREDITS_EXHAUSTED", 403, "free_credits_exhausted");
    }

    @Test
    void tellsWhatTheLedgerKnowsBetter() {
        refuses("KEY_REVOKED", 401, "platform_api_key_revoked");
        refuses("KEY_EXPIRED", 401, "platform_api_key_expired");
        refuses("WORKSPACE_SUSPENDED", 403, "platform_workspace_suspended");
        refuses("UNKNOWN_ACCOUNT", 404, "platform_workspace_not_found");
    }

    @Test
    void withoutTheLedgerNothingIsBegun() {
        var agent = stage.agent(100);
        agent.get("/v1/platform/courses").statusCode(200);
        billing.down(true);

        agent.createCourse("Anything", Map.of())
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("error.code", equalTo("platform_unavailable"));

        assertNothingWritten(agent);
    }

    @Test
    void aLedgerThatDoesNotAnswerIsNotWaitedForLong() {
        var agent = stage.agent(100);
        agent.get("/v1/platform/courses").statusCode(200);
        billing.hang(true);

        agent.createCourse("Anything", Map.of()).statusCode(503).body("error.code", equalTo("platform_unavailable"));

        assertNothingWritten(agent);
    }

    private void refuses(String reason, int status, String code) {
        var agent = stage.agent(100);
        billing.refuse(agent.workspaceId(), reason);

        agent.createCourse("Anything", Map.of()).statusCode(status).body("error.code", equalTo(code));

        assertNothingWritten(agent);
    }

    private void assertNothingWritten(Agent agent) {
        assertThat(stage.count("SELECT count(*) FROM usage_record WHERE account_id = $1", agent.workspaceId()))
                .isZero();
    }
}
