package io.tutorflow.usage.quote;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.FakeBilling;
import io.tutorflow.usage.stage.Stage;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class QuoteServiceTest {

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
    void pricesAndTellsWhetherItCanBePaid() {
        var agent = stage.agent(50);

        agent.post("/v1/platform/quotes", Map.of("category", "course", "units", 10))
                .statusCode(200)
                .body("priceSnapshot.amountUsd", equalTo(0.5f))
                .body("priceSnapshot.estimated", equalTo(true))
                .body("affordable", equalTo(true))
                .body("availableCredits", equalTo(50));
        agent.post("/v1/platform/quotes", Map.of("category", "course", "units", 11))
                .body("affordable", equalTo(false));
    }

    @Test
    void takesFractionsOfMinutesOnly() {
        var agent = stage.agent(50);

        agent.post("/v1/platform/quotes", Map.of("category", "video_render", "units", 1.5))
                .statusCode(200)
                .body("priceSnapshot.amountUsd", equalTo(0.225f));
        refuses(Map.of("category", "video_render", "units", 1.50001), "units must have at most 4 decimals");
        refuses(Map.of("category", "course", "units", 1.5), "units must be a whole number");
        refuses(Map.of("category", "course", "units", 0), "units must be above 0 and at most 10000");
        refuses(Map.of("category", "course", "units", 10_001), "units must be above 0 and at most 10000");
        refuses(Map.of("units", 1), "category is required");
        refuses(
                Map.of("category", "poem", "units", 1),
                "category must be one of evaluation, course, module, test, slide, video, slide_image,"
                        + " video_tts_regenerate, video_render");
    }

    @Test
    void isNotGivenWithoutTheLedger() {
        var agent = stage.agent(50);
        agent.get("/v1/platform/courses").statusCode(200);
        billing.down(true);

        agent.post("/v1/platform/quotes", Map.of("category", "course", "units", 10))
                .statusCode(503)
                .body("error.code", equalTo("platform_unavailable"));
    }

    private void refuses(Map<String, Object> body, String message) {
        stage.agent(50)
                .post("/v1/platform/quotes", body)
                .statusCode(400)
                .body("error.message", equalTo("Validation failed: " + message));
    }
}
