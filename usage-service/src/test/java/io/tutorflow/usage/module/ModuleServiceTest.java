package io.tutorflow.usage.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

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
class ModuleServiceTest {

    private static final String MODULES = "/v1/platform/modules";

    @Inject
    Stage stage;

    @Inject
    FakeGenerator generator;

    @BeforeEach
    void publishCatalog() {
        stage.publishCatalog();
    }

    @Test
    void isOneLessonIfItSaysNothingElseWhateverTierAndModeItNames() {
        var agent = stage.agent(100);

        String id = agent.post(
                        MODULES,
                        Map.of("topic", "Cells [deliver 3]", "tier", "default", "mode", "later", "isPublic", true))
                .statusCode(201)
                .body("priceSnapshot.catalogKey", equalTo("module.default"))
                .body("priceSnapshot.units", equalTo(1))
                .body("priceSnapshot.amountUsd", equalTo(0.05f))
                .body("tier", nullValue())
                .body("mode", equalTo("sync"))
                .extract()
                .path("id");

        var order = generator.orders(UUID.fromString(id)).getFirst();
        assertThat(order.get("prompt").asText()).isEqualTo("Cells [deliver 3]");
        assertThat(order.get("fields").get("isPublic").asBoolean()).isTrue();
        agent.get(MODULES + "/" + id).statusCode(200);
        agent.get(MODULES).body("total", equalTo(1)).body("items.id", contains(id));
    }

    @Test
    void isBilledByTheLessonsThatAreDelivered() {
        var agent = stage.agent(100);

        agent.post(MODULES, Map.of("prompt", "Cells [deliver 7]", "lessonCount", 10))
                .statusCode(201)
                .body("priceSnapshot.unit", equalTo("lesson"))
                .body("priceSnapshot.units", equalTo(7))
                .body("priceSnapshot.amountUsd", equalTo(0.35f))
                .body("priceSnapshot.estimated", equalTo(false));
        agent.post(MODULES, Map.of("prompt", "Cells [deliver 12]", "lessonCount", 3))
                .statusCode(201)
                .body("priceSnapshot.units", equalTo(3));
        agent.post(MODULES, Map.of("prompt", "Cells [deliver 0]", "lessonCount", 3))
                .statusCode(201)
                .body("charged", equalTo(false));
        agent.post(MODULES, Map.of("prompt", "Cells", "lessonCount", 0)).statusCode(400);
        agent.post(MODULES, Map.of("prompt", "Cells", "lessonCount", 11))
                .statusCode(400)
                .body("error.message", equalTo("Validation failed: lessonCount must be between 1 and 10"));
    }

    @Test
    void needsAPromptOrATopic() {
        stage.agent(100)
                .post(MODULES, Map.of("type", "lesson", "prompt", " "))
                .statusCode(400)
                .body("error.message", equalTo("Validation failed: prompt or topic is required"));
    }
}
