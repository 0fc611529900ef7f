package io.tutorflow.usage.slide;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.Stage;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class SlidesServiceTest {

    private static final String SLIDES = "/v1/platform/slides";

    @Inject
    Stage stage;

    @BeforeEach
    void publishCatalog() {
        stage.publishCatalog();
    }

    @Test
    void isBilledAsRequestedOnceAnythingIsDelivered() {
        stage.agent(100)
                .post(SLIDES, Map.of("prompt", "Cells [deliver 1]", "slideCount", 12))
                .statusCode(201)
                .body("priceSnapshot.units", equalTo(12))
                .body("priceSnapshot.amountUsd", equalTo(0.36f))
                .body("slides", hasSize(2));
    }

    @Test
    void isFreeIfNothingIsDelivered() {
        stage.agent(100)
                .post(SLIDES, Map.of("prompt", "Cells [deliver 0]"))
                .statusCode(201)
                .body("status", equalTo("FAILED"))
                .body("charged", equalTo(false));
    }

    @Test
    void showsOneTokenToItsOwnerAtCreateReplayAndGetButNotInLists() {
        var agent = stage.agent(100);
        Map<String, Object> body = Map.of("prompt", "Cells", "idempotencyKey", "k-1");
        var created = agent.post(SLIDES, body)
                .statusCode(201)
                .body("editToken", matchesPattern("[0-9a-f]{32}"))
                .extract();
        String token = created.path("editToken");
        String id = created.path("id");

        agent.post(SLIDES, body).body("idempotentReplay", equalTo(true)).body("editToken", equalTo(token));
        agent.get(SLIDES + "/" + id).body("editToken", equalTo(token));
        agent.get(SLIDES)
                .body("$", hasSize(1))
                .body("id", contains(id))
                .body("[0]", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasKey("editToken")));
    }

    @Test
    void namesWhatIsWrong() {
        stage.agent(100)
                .post(SLIDES, Map.of("prompt", "x", "slideCount", 101))
                .statusCode(400)
                .body("error.message", equalTo("Validation failed: slideCount must be between 1 and 100"));
    }
}
