package io.tutorflow.usage.record;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.Stage;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class LookupServiceTest {

    @Inject
    Stage stage;

    @Inject
    UsageRecords records;

    @BeforeEach
    void publishCatalog() {
        stage.publishCatalog();
    }

    @Test
    void tellsWhatIsToBeCaptured() {
        var agent = stage.agent(100);
        String id = agent.createCourse("[deliver 3]", Map.of("title", "Rivers"))
                .extract()
                .path("id");

        lookup(List.of(id))
                .body("answers[0].id", equalTo(id))
                .body("answers[0].state", equalTo("FINALIZED"))
                .body("answers[0].until", nullValue())
                .body(
                        "answers[0].finalized.accountId",
                        equalTo(agent.workspaceId().toString()))
                .body("answers[0].finalized.amountMicros", equalTo(150_000))
                .body("answers[0].finalized.catalogKey", equalTo("course.default"))
                .body("answers[0].finalized.unitPriceMicros", equalTo(50_000))
                .body("answers[0].finalized.units", equalTo(3))
                .body("answers[0].finalized.title", equalTo("Rivers"))
                .body("answers[0].finalized.finalizedAt", notNullValue())
                .body("answers[0].recorded.heldMicros", equalTo(250_000))
                .body("answers[0].recorded.late", equalTo(false))
                .body("answers[0].recorded.recordedAt", notNullValue());
    }

    @Test
    void answersInTheOrderOfTheQuestion() {
        var agent = stage.agent(100);
        String failed = agent.createCourse("[fail]", Map.of()).extract().path("id");
        String running = agent.createCourse("[slow 5000]", Map.of("mode", "async"))
                .extract()
                .path("id");
        var never = UUID.randomUUID().toString();

        lookup(List.of(never, running, failed, never))
                .body("answers.id", equalTo(List.of(never, running, failed, never)))
                .body("answers.state", equalTo(List.of("NEVER", "RUNNING", "VOIDED", "NEVER")))
                .body("answers[1].until", notNullValue())
                .body("answers[2].recorded.heldMicros", equalTo(250_000));
    }

    @Test
    void whatWasAnsweredNeverCanNotBeRecordedLater() {
        var id = UUID.randomUUID();
        lookup(List.of(id.toString())).body("answers[0].state", equalTo("NEVER"));

        var found = records.find(new RecordId(id)).await().indefinitely();

        assertThat(found).isInstanceOf(io.tutorflow.usage.record.Found.Tombstone.class);
    }

    @Test
    void takesAThousandAndNoMore() {
        lookup(Collections.nCopies(1_000, UUID.randomUUID().toString())).statusCode(200);
        ask(Collections.nCopies(1_001, UUID.randomUUID().toString()), TestTokens.service("billing-service"))
                .statusCode(400)
                .body("error.message", equalTo("Validation failed: ids must have at most 1000 entries"));
    }

    @Test
    void isForServicesOnly() {
        var agent = stage.agent(1);

        ask(List.of(), agent.key()).statusCode(403);
        ask(List.of(), "tf_service_wrong").statusCode(401).body("error.code", equalTo("platform_invalid_token"));
    }

    private static ValidatableResponse lookup(List<String> ids) {
        return ask(ids, TestTokens.service("billing-service")).statusCode(200);
    }

    private static ValidatableResponse ask(List<String> ids, String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(Map.of("ids", ids))
                .post("/internal/usage-records/lookup")
                .then();
    }
}
