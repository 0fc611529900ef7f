package io.tutorflow.usage.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

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
class VideoServiceTest {

    private static final String VIDEOS = "/v1/platform/videos";

    @Inject
    Stage stage;

    @Inject
    FakeGenerator generator;

    @BeforeEach
    void publishCatalog() {
        stage.publishCatalog();
    }

    @Test
    void isBilledByTheScenesThatAreDelivered() {
        var agent = stage.agent(100);

        String id = agent.post(VIDEOS, Map.of("prompt", "Cells [deliver 4]"))
                .statusCode(201)
                .body("priceSnapshot.units", equalTo(4))
                .body("priceSnapshot.amountUsd", equalTo(0.16f))
                .body("editToken", matchesPattern("[0-9a-f]{32}"))
                .extract()
                .path("id");

        var fields = generator.orders(UUID.fromString(id)).getFirst().get("fields");
        assertThat(fields.get("sceneCount").asInt()).isEqualTo(5);
        assertThat(fields.get("aspectRatio").asText()).isEqualTo("16:9");
        assertThat(fields.get("targetDurationSeconds").asInt()).isEqualTo(60);
        agent.get(VIDEOS).body("id", contains(id));
    }

    @Test
    void anAcceptedVideoHasATokenAtOnce() {
        stage.agent(100)
                .post(VIDEOS, Map.of("prompt", "Cells", "mode", "async"))
                .statusCode(202)
                .body("editToken", matchesPattern("[0-9a-f]{32}"));
    }

    @Test
    void namesWhatIsWrong() {
        refuses(Map.of("prompt", "x", "sceneCount", 51), "sceneCount must be between 1 and 50");
        refuses(Map.of("prompt", "x", "aspectRatio", "4:3"), "aspectRatio must be one of [16:9, 9:16, 1:1]");
        refuses(Map.of("prompt", "x", "targetDurationSeconds", 9), "targetDurationSeconds must be between 10 and 600");
        refuses(
                Map.of("prompt", "x", "targetDurationSeconds", 601),
                "targetDurationSeconds must be between 10 and 600");
    }

    private void refuses(Map<String, Object> body, String message) {
        stage.agent(100)
                .post(VIDEOS, body)
                .statusCode(400)
                .body("error.message", equalTo("Validation failed: " + message));
    }
}
