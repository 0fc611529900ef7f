package io.tutorflow.usage.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.FakeGenerator;
import io.tutorflow.usage.stage.Stage;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class EvaluationServiceTest {

    private static final Map<String, Object> MINIMAL =
            Map.of("evaluationType", "open_ended", "questionText", "What is light?", "learnerAnswer", "Waves");

    @Inject
    Stage stage;

    @Inject
    FakeGenerator generator;

    @BeforeEach
    void publishCatalog() {
        stage.publishCatalog();
    }

    @Test
    void isBilledAsOneRequest() {
        var agent = stage.agent(100);

        String id = agent.post("/v1/platform/evaluations", MINIMAL)
                .statusCode(201)
                .body("status", equalTo("COMPLETED"))
                .body("priceSnapshot.units", equalTo(1))
                .body("priceSnapshot.amountUsd", equalTo(0.02f))
                .body("score", equalTo(8.5f))
                .body("feedback", equalTo("Good"))
                .extract()
                .path("id");

        var fields = generator.orders(UUID.fromString(id)).getFirst().get("fields");
        assertThat(fields.get("maxScore").asInt()).isEqualTo(10);
        assertThat(fields.get("learnerAnswer").asText()).isEqualTo("Waves");
        agent.get("/v1/platform/evaluations/" + id).statusCode(200).body("score", equalTo(8.5f));
        agent.get("/v1/platform/evaluations").body("total", equalTo(1));
    }

    @Test
    void takesAllItsFields() {
        var body = with(Map.of(
                "maxScore",
                5.5,
                "submitter",
                Map.of("learnerId", "l-1", "learnerName", "Ada"),
                "conceptTags",
                List.of("optics"),
                "rubricCriteria",
                List.of(Map.of("name", "clarity", "points", 2)),
                "tier",
                "fast",
                "unknown",
                "ignored"));

        stage.agent(100).post("/v1/platform/evaluations", body).statusCode(201).body("tier", equalTo("fast"));
    }

    @Test
    void anExactAnswerIsComparedWithoutTheGenerator() {
        var agent = stage.agent(100);

        String id = agent.post(
                        "/v1/platform/evaluations",
                        with(Map.of("evaluationType", "exact", "referenceAnswer", " waves ", "maxScore", 5)))
                .statusCode(201)
                .body("status", equalTo("COMPLETED"))
                .body("priceSnapshot.amountUsd", equalTo(0.02f))
                .body("score", equalTo(5))
                .extract()
                .path("id");

        assertThat(generator.orders(UUID.fromString(id))).isEmpty();
        agent.post("/v1/platform/evaluations", with(Map.of("evaluationType", "exact", "referenceAnswer", "particles")))
                .body("score", equalTo(0));
    }

    @Test
    void namesWhatIsWrong() {
        refuses(with(Map.of("evaluationType", "exact")), "referenceAnswer is required");
        refuses(Map.of(), "evaluationType is required; learnerAnswer is required; questionText is required");
        refuses(
                with(Map.of("evaluationType", "guess")),
                "evaluationType must be one of [open_ended, rubric_short_answer, exact]");
        refuses(with(Map.of("tier", "basic")), "tier must be one of [fast, standard, advanced]");
        refuses(with(Map.of("maxScore", 0)), "maxScore must be above 0");
        refuses(with(Map.of("maxScore", 1001)), "maxScore must be at most 1000");
    }

    private void refuses(Map<String, Object> body, String message) {
        stage.agent(100)
                .post("/v1/platform/evaluations", body)
                .statusCode(400)
                .body("error.message", equalTo("Validation failed: " + message));
    }

    private static Map<String, Object> with(Map<String, Object> fields) {
        var body = new HashMap<>(MINIMAL);
        body.putAll(fields);
        return body;
    }
}
