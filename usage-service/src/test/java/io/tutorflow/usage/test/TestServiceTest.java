package io.tutorflow.usage.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.FakeGenerator;
import io.tutorflow.usage.stage.Stage;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class TestServiceTest {

    private static final String TESTS = "/v1/platform/tests";

    @Inject
    Stage stage;

    @Inject
    FakeGenerator generator;

    @BeforeEach
    void publishCatalog() {
        stage.publishCatalog();
    }

    @Test
    void isBilledByTheItemsThatAreDelivered() {
        var agent = stage.agent(100);

        String id = agent.post(TESTS, Map.of("prompt", "Cells [deliver 7]", "tier", "advanced", "level", "beginner"))
                .statusCode(201)
                .body("status", equalTo("COMPLETED"))
                .body("tier", equalTo("advanced"))
                .body("priceSnapshot.catalogKey", equalTo("test_creation.default"))
                .body("priceSnapshot.units", equalTo(7))
                .body("priceSnapshot.amountUsd", equalTo(0.105f))
                .body("items", hasSize(2))
                .extract()
                .path("id");

        assertThat(stage.count("SELECT hold_micros FROM usage_record WHERE id = $1", UUID.fromString(id)))
                .isEqualTo(150_000);
        var fields = generator.orders(UUID.fromString(id)).getFirst().get("fields");
        assertThat(fields.get("timeLimit").asInt()).isEqualTo(60);
        assertThat(fields.get("itemCount").asInt()).isEqualTo(10);
        agent.get(TESTS + "/" + id).statusCode(200).body("items", hasSize(2));
        agent.get(TESTS).body("total", equalTo(1)).body("items.id", contains(id));
    }

    @Test
    void namesWhatIsWrong() {
        refuses(Map.of(), "prompt is required");
        refuses(Map.of("prompt", "x", "itemCount", 31), "itemCount must be between 1 and 30");
        refuses(Map.of("prompt", "x", "timeLimit", 0), "timeLimit must be at least 1");
        refuses(Map.of("prompt", "x", "tier", "default"), "tier must be one of [basic, standard, advanced]");
        refuses(Map.of("prompt", "x", "title", "t".repeat(201)), "title must have at most 200 characters");
        refuses(Map.of("prompt", "x", "title", 3), "title must be a valid text");
    }

    private void refuses(Map<String, Object> body, String message) {
        stage.agent(100)
                .post(TESTS, body)
                .statusCode(400)
                .body("error.message", equalTo("Validation failed: " + message));
    }
}
