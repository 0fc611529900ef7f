package io.tutorflow.usage.course;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.FakeGenerator;
import io.tutorflow.usage.stage.Stage;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class CourseServiceTest {

    @Inject
    Stage stage;

    @Inject
    FakeGenerator generator;

    @BeforeEach
    void publishCatalog() {
        stage.publishCatalog();
    }

    @Test
    void billsWhatWasDelivered() {
        var agent = stage.agent(100);

        agent.createCourse("Photosynthesis [deliver 7]", Map.of("lessonCount", 10))
                .statusCode(201)
                .body("status", equalTo("COMPLETED"))
                .body("isTerminal", equalTo(true))
                .body("pollAfterMs", nullValue())
                .body("priceSnapshot.category", equalTo("course"))
                .body("priceSnapshot.catalogKey", equalTo("course.default"))
                .body("priceSnapshot.unitPrice", equalTo(0.05f))
                .body("priceSnapshot.units", equalTo(7))
                .body("priceSnapshot.amountUsd", equalTo(0.35f))
                .body("priceSnapshot.estimated", equalTo(false))
                .body("priceSnapshot.stripeMeterEventName", equalTo("platform_course_lesson_v2"))
                .body("mode", equalTo("sync"))
                .body("idempotentReplay", equalTo(false))
                .body("createdAt", notNullValue())
                .body("completedAt", notNullValue())
                .body("lessons", hasSize(2))
                .body("failure", nullValue());
    }

    @Test
    void neverBillsMoreThanWasRequested() {
        var agent = stage.agent(100);

        agent.createCourse("Photosynthesis [deliver 12]", Map.of("lessonCount", 3))
                .statusCode(201)
                .body("priceSnapshot.units", equalTo(3));
    }

    @Test
    void fillsInDefaultsAndOrdersThem() {
        var agent = stage.agent(100);

        String id = agent.createCourse("Photosynthesis", Map.of("tier", "basic"))
                .statusCode(201)
                .body("priceSnapshot.units", equalTo(5))
                .body("tier", equalTo("basic"))
                .extract()
                .path("id");

        var order = generator.orders(UUID.fromString(id)).getFirst();
        assertThat(order.get("requestedUnits").asInt()).isEqualTo(5);
        assertThat(order.get("prompt").asText()).isEqualTo("Photosynthesis");
        assertThat(order.get("fields").get("language").asText()).isEqualTo("en");
        assertThat(order.get("fields").has("prompt")).isFalse();
    }

    @Test
    void asyncAnswersAtOnceAndIsReadLater() {
        var agent = stage.agent(100);

        String id = agent.createCourse("Photosynthesis [slow 300]", Map.of("mode", "async"))
                .statusCode(202)
                .body("status", equalTo("PENDING"))
                .body("isTerminal", equalTo(false))
                .body("pollAfterMs", equalTo(1000))
                .body("priceSnapshot.estimated", equalTo(true))
                .extract()
                .path("id");

        await().untilAsserted(() -> agent.get("/v1/platform/courses/" + id).body("status", equalTo("COMPLETED")));
    }

    @Test
    void aCallerWhoWaitedLongEnoughIsSentToPoll() {
        var agent = stage.agent(100);

        String id = agent.createCourse("Photosynthesis [slow 2500]", Map.of())
                .statusCode(202)
                .body("status", equalTo("PROCESSING"))
                .extract()
                .path("id");

        await().untilAsserted(() -> agent.get("/v1/platform/courses/" + id).body("status", equalTo("COMPLETED")));
    }

    @Test
    void listsTheNewestFirst() {
        var agent = stage.agent(100);
        String first = agent.createCourse("One", Map.of()).extract().path("id");
        String second = agent.createCourse("Two", Map.of()).extract().path("id");
        String third = agent.createCourse("Three", Map.of()).extract().path("id");

        agent.get("/v1/platform/courses").body("total", equalTo(3)).body("items.id", contains(third, second, first));
        agent.get("/v1/platform/courses?limit=1&offset=1")
                .body("total", equalTo(3))
                .body("items.id", contains(second));
        agent.get("/v1/platform/courses?limit=101")
                .statusCode(400)
                .body("error.message", equalTo("Validation failed: limit must be between 1 and 100"));
    }

    @Test
    void showsAWorkspaceItsOwnOnly() {
        var owner = stage.agent(100);
        var stranger = stage.agent(100);
        String id = owner.createCourse("Mine", Map.of()).extract().path("id");

        stranger.get("/v1/platform/courses/" + id).statusCode(404).body("error.code", equalTo("platform_not_found"));
        stranger.get("/v1/platform/courses").body("total", equalTo(0));
        owner.get("/v1/platform/evaluations/" + id).statusCode(404);
    }

    @Test
    void namesWhatIsWrong() {
        var agent = stage.agent(100);

        refuses(agent.createCourse(Map.of()), "prompt is required");
        refuses(agent.createCourse("x", Map.of("lessonCount", 51)), "lessonCount must be between 1 and 50");
        refuses(agent.createCourse("x", Map.of("lessonCount", 0)), "lessonCount must be between 1 and 50");
        refuses(agent.createCourse("x", Map.of("lessonCount", 2.5)), "lessonCount must be a valid whole number");
        refuses(agent.createCourse("x".repeat(10_001), Map.of()), "prompt must have at most 10000 characters");
        refuses(agent.createCourse("x", Map.of("tier", "default")), "tier must be one of [basic, standard, advanced]");
        refuses(agent.createCourse("x", Map.of("tier", "fast")), "tier must be one of [basic, standard, advanced]");
        refuses(
                agent.createCourse("x", Map.of("level", "expert")),
                "level must be one of [beginner, intermediate, advanced]");
        refuses(agent.createCourse("x", Map.of("mode", "later")), "mode must be one of [sync, async]");
        refuses(
                agent.createCourse("x", Map.of("metadata", Map.of("k", "v".repeat(5_000)))),
                "metadata must have at most 4096 characters as JSON, no number of more than 500, and at most 100 levels");
        assertThat(stage.count("SELECT count(*) FROM usage_record WHERE account_id = $1", agent.workspaceId()))
                .isZero();
    }

    @Test
    void countsCharactersAndTakesNothingForSomethingElse() {
        var agent = stage.agent(100);
        agent.createCourse("x", Map.of("title", "\uD83D\uDE00".repeat(200))).statusCode(201);
        agent.createCourse("x", Map.of("title", "\uD83D\uDE00".repeat(201))).statusCode(400);
        agent.send("/v1/platform/courses", "{\"prompt\":\"x\",\"lessonCount\":true}")
                .statusCode(400);
        agent.send("/v1/platform/courses", "{\"prompt\":\"x\",\"lessonCount\":\"\"}")
                .statusCode(400);
        agent.send("/v1/platform/modules", "{\"prompt\":\"x\",\"isPublic\":2}").statusCode(400);
        agent.send("/v1/platform/evaluations", """
                        {"evaluationType":"open_ended","questionText":"Why?","learnerAnswer":"So.","maxScore":5.000}""").statusCode(201);
        agent.send("/v1/platform/evaluations", """
                        {"evaluationType":"open_ended","questionText":"Why?","learnerAnswer":"So.",
                         "maxScore":1e2147483647}""").statusCode(400);
        for (var type : List.of("a/b/c", "nonsense", "/", "a/b;c")) {
            given().config(config().encoderConfig(
                                    encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                    .header("Authorization", "Bearer " + agent.key())
                    .header("Content-Type", type)
                    .body("{\"prompt\":\"x\"}".getBytes(UTF_8))
                    .post("/v1/platform/courses")
                    .then()
                    .statusCode(400)
                    .body("error.message", containsString("Content-Type"));
        }
    }

    @Test
    void makesNothingForWhoCannotReadTheAnswer() {
        var agent = stage.agent(100);
        for (var accepted : List.of("text/html", "nonsense", "")) {
            agent.asking()
                    .header("Accept", accepted)
                    .body(Map.of("prompt", "x"))
                    .post("/v1/platform/courses")
                    .then()
                    .statusCode(406)
                    .body("error.status", equalTo(406))
                    .body(
                            "error.message",
                            equalTo("Validation failed: Accept must allow application/json, or be omitted"));
        }
        agent.asking()
                .header("Accept", "text/html, */*;q=0.8")
                .get("/v1/platform/courses")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("total", equalTo(0));
    }

    private static void refuses(io.restassured.response.ValidatableResponse answer, String message) {
        answer.statusCode(400)
                .body("error.code", equalTo("platform_invalid_request"))
                .body("error.message", equalTo("Validation failed: " + message))
                .body("error.status", equalTo(400));
    }
}
