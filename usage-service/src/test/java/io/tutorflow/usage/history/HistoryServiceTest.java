package io.tutorflow.usage.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.Agent;
import io.tutorflow.usage.stage.Stage;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class HistoryServiceTest {

    private static final String USAGE = "/v1/platform/agent/usage";
    private static final String RATE = "\"workspace\";.*";

    @Inject
    Stage stage;

    @BeforeEach
    void publishCatalog() {
        stage.publishCatalog();
    }

    @Test
    void tellsOfARecordWhatItCostsAndWhereItComesFrom() {
        var agent = stage.agent(100);
        agent.createCourse(
                "Photosynthesis [deliver 3]",
                Map.of("subject", "Biology", "description", "d".repeat(300), "metadata", Map.of("mine", 1)));

        agent.get(USAGE)
                .statusCode(200)
                .header("RateLimit", matchesPattern(RATE))
                .header("RateLimit-Policy", matchesPattern(RATE))
                .body("total", equalTo(1))
                .body("nextCursor", nullValue())
                .body("items[0].billingStatus", equalTo("FINALIZED"))
                .body("items[0].priceSnapshot.units", equalTo(3))
                .body("items[0].creditCost", equalTo(15))
                .body("items[0].billableAmountUsd", equalTo(0.15f))
                .body("items[0].finalizedAmountUsd", equalTo(0.15f))
                .body("items[0].inputTokens", equalTo(1200))
                .body("items[0].outputTokens", equalTo(800))
                .body("items[0]", not(hasKey("providerCostUsd")))
                .body("items[0].late", equalTo(false))
                .body("items[0].metadata.endpoint", equalTo("POST /v1/platform/courses"))
                .body("items[0].metadata.request.subject", equalTo("Biology"))
                .body("items[0].metadata.request.description", nullValue())
                .body("items[0].metadata.client.mine", equalTo(1))
                .body("items[0].metadata.worker", notNullValue())
                .body("items[0].metadata.catalogVersion", equalTo(1))
                .body("items[0].completedAt", notNullValue());
    }

    @Test
    void snapshotsCanBeAskedAboutInSql() {
        var agent = stage.agent(100);
        String course =
                agent.createCourse("Rivers [deliver 3]", Map.of()).extract().path("id");

        assertThat(stage.count(
                        "SELECT count(*) FROM usage_record WHERE id = $1 AND snapshot ->> 'catalogKey' = 'course.default'"
                                + " AND (snapshot ->> 'unitPrice')::numeric * (snapshot ->> 'units')::numeric"
                                + " = (snapshot ->> 'amountUsd')::numeric AND NOT (snapshot ->> 'estimated')::boolean",
                        UUID.fromString(course)))
                .isEqualTo(1);
    }

    @Test
    void ownersSeeWhatTheirAgentSeesAndServicesWhatItCostUs() {
        var agent = stage.agent(100);
        agent.createCourse("Rivers [deliver 3]", Map.of());
        var agents = agent.get(USAGE).statusCode(200).extract();
        var sums = agent.get(USAGE + "/summary").statusCode(200).extract();

        as(TestTokens.workspaceOwner(agent.workspaceId().toString()), "/v1/platform/owner/usage")
                .statusCode(200)
                .body(equalTo(agents.asString()));
        as(TestTokens.workspaceOwner(agent.workspaceId().toString()), "/v1/platform/owner/usage/summary")
                .statusCode(200)
                .body(equalTo(sums.asString()));
        as(TestTokens.service("billing-service"), "/internal/accounts/" + agent.workspaceId() + "/usage?limit=1")
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items[0].billingStatus", equalTo("FINALIZED"))
                .body("items[0].providerCostUsd", equalTo(0.0042f));
        as(TestTokens.operator(), "/internal/accounts/" + agent.workspaceId() + "/usage")
                .statusCode(403);
    }

    @Test
    void findsByKeyStatusAndTime() {
        var agent = stage.agent(100);
        String course = agent.createCourse("One", Map.of()).extract().path("id");
        String failed = agent.createCourse("Two [fail]", Map.of()).extract().path("id");
        String test = agent.post("/v1/platform/tests", Map.of("prompt", "Three"))
                .extract()
                .path("id");

        agent.get(USAGE).body("items.id", contains(test, failed, course)).body("total", equalTo(3));
        agent.get(USAGE + "?catalogKey=test_creation.default").body("items.id", contains(test));
        agent.get(USAGE + "?catalogKey=nothing").body("items", hasSize(0)).body("total", equalTo(0));
        agent.get(USAGE + "?status=VOIDED")
                .body("items.id", contains(failed))
                .body("items[0].creditCost", equalTo(0))
                .body("items[0].failureCode", equalTo("generation_failed"));
        agent.get(USAGE + "?to=2020-01-01").body("total", equalTo(0));
        agent.get(USAGE + "?from=2020-01-01T00:00:00Z&limit=1&offset=1").body("items.id", contains(failed));
        stage.agent(100).get(USAGE).body("total", equalTo(0));
    }

    @Test
    void theCursorVisitsEachRecordOnce() {
        var agent = stage.agent(1_000);
        var created = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            String path = i % 2 == 0 ? "/v1/platform/courses" : "/v1/platform/tests";
            created.addFirst(
                    agent.post(path, Map.of("prompt", "No " + i)).extract().path("id"));
        }

        assertThat(visited(agent)).isEqualTo(created);
    }

    @Test
    void sumsUpWhatIsFinalized() {
        var agent = stage.agent(100);
        agent.createCourse("[deliver 3]", Map.of());
        agent.createCourse("[deliver 2]", Map.of());
        agent.createCourse("[fail]", Map.of());
        agent.post("/v1/platform/tests", Map.of("prompt", "[deliver 7]"));

        agent.get(USAGE + "/summary")
                .statusCode(200)
                .body("groupBy", equalTo("catalogKey"))
                .body("items.catalogKey", contains("course.default", "test_creation.default"))
                .body("items.records", contains(2, 1))
                .body("items.units", contains(5, 7))
                .body("items[1].creditCost", equalTo(10.5f))
                .body("total.records", equalTo(3))
                .body("total.creditCost", equalTo(35.5f))
                .body("total.billableAmountUsd", equalTo(0.355f));
        agent.get(USAGE + "/summary?groupBy=day")
                .body("items", hasSize(1))
                .body("items[0].day", matchesPattern("\\d{4}-\\d\\d-\\d\\d"))
                .body("items[0].creditCost", equalTo(35.5f));
    }

    @Test
    void namesWhatIsWrong() {
        refuses("?limit=0", "limit must be between 1 and 100");
        refuses("?status=DONE", "status must be one of [FINALIZED, INVOICED, RECORDED, VOIDED]");
        refuses("?cursor=x", "cursor must be the nextCursor of an earlier page");
        refuses("?from=yesterday", "from must be a date such as 2026-11-21, or a time such as 2026-11-21T12:00:00Z");
        refuses("?from=2026-02-01&to=2026-01-01", "from must not be after to");
        refuses("/summary?groupBy=week", "groupBy must be one of [catalogKey, day]");
    }

    private static ValidatableResponse as(String token, String path) {
        return given().auth().oauth2(token).get(path).then();
    }

    private void refuses(String query, String message) {
        stage.agent(100)
                .get(USAGE + query)
                .statusCode(400)
                .body("error.message", equalTo("Validation failed: " + message));
    }

    private static List<String> visited(Agent agent) {
        var visited = new ArrayList<String>();
        String cursor = "";
        while (cursor != null) {
            var page = agent.get(USAGE + "?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .statusCode(200)
                    .extract();
            visited.addAll(page.<List<String>>path("items.id"));
            cursor = page.path("nextCursor");
        }
        return visited;
    }
}
