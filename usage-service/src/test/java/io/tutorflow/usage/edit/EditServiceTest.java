package io.tutorflow.usage.edit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tutorflow.events.EventType;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.Agent;
import io.tutorflow.usage.stage.Stage;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class EditServiceTest {

    private static final String SLIDES = "/v1/platform/slides";
    private static final String VIDEOS = "/v1/platform/videos";

    @Inject
    Stage stage;

    @BeforeEach
    void publishCatalog() {
        stage.publishCatalog();
    }

    @Test
    void aDeckIsEditedForFree() {
        var agent = stage.agent(100);
        var deck = SLIDES + "/edit/" + created(agent, SLIDES, Map.of("prompt", "Cells", "title", "Mine"));

        asking().get(deck).then().statusCode(200).body("title", equalTo("Mine")).body("content.slides", hasSize(2));
        asking().body(Map.of("description", "New", "content", Map.of("slides", List.of(1))))
                .patch(deck)
                .then()
                .statusCode(200)
                .body("title", equalTo("Mine"))
                .body("description", equalTo("New"));

        asking().get(deck).then().body("content.slides", contains(1)).body("description", equalTo("New"));
        assertThat(stage.count("SELECT count(*) FROM usage_record WHERE account_id = $1", agent.workspaceId()))
                .isEqualTo(1);
    }

    @Test
    void whatCouldNotBeReadAgainIsRefusedAndTheDeckCanStillBeRead() {
        var agent = stage.agent(100);
        var deck = SLIDES + "/edit/" + created(agent, SLIDES, Map.of("prompt", "Cells"));
        var video = VIDEOS + "/edit/" + created(agent, VIDEOS, Map.of("prompt", "Cells"));

        for (var value : List.of(
                "1e9999", "1e1500", "1e2147483647", "1e-2147483647", "1e99999999999", "9".repeat(501), deep(101))) {
            asking().body("{\"content\":{\"zoom\":" + value + "}}")
                    .patch(deck)
                    .then()
                    .statusCode(400)
                    .body("error.message", containsString("content"));
            asking().body("{\"zoom\":" + value + "}")
                    .post(video + "/scenes")
                    .then()
                    .statusCode(400);
            asking().body("{\"zoom\":" + value + "}")
                    .patch(video + "/scenes/s1")
                    .then()
                    .statusCode(400);
            agent.send("/v1/platform/courses", "{\"prompt\":\"Cells\",\"metadata\":{\"a\":" + value + "}}")
                    .statusCode(400)
                    .body("error.message", containsString("metadata"));
        }
        asking().body("{\"content\":{\"zoom\":1e300,\"deep\":" + deep(95) + ",\"fields\":{\"sceneId\":1}}}")
                .patch(deck)
                .then()
                .statusCode(200);

        asking().get(deck).then().statusCode(200).body("content.fields.sceneId", equalTo(1));
        asking().get(video).then().statusCode(200);
    }

    private static String deep(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    @Test
    void theScenesOfAVideoAreEditedForFree() {
        var agent = stage.agent(100);
        var video = VIDEOS + "/edit/" + created(agent, VIDEOS, Map.of("prompt", "Cells"));

        asking().get(video).then().statusCode(200).body("scenes.sceneId", contains("s1", "s2"));
        asking().body(Map.of("text", "More"))
                .post(video + "/scenes")
                .then()
                .statusCode(201)
                .body("sceneId", equalTo("s3"))
                .body("text", equalTo("More"));
        asking().body(Map.of("text", "Less"))
                .patch(video + "/scenes/s1")
                .then()
                .statusCode(200)
                .body("title", equalTo("One"))
                .body("text", equalTo("Less"));
        asking().delete(video + "/scenes/s2").then().statusCode(204);
        asking().body(Map.of("sceneIds", List.of("s3", "s1")))
                .put(video + "/scenes/reorder")
                .then()
                .statusCode(200)
                .body("scenes.sceneId", contains("s3", "s1"));
        asking().body(Map.of("sceneIds", List.of("s3")))
                .put(video + "/scenes/reorder")
                .then()
                .statusCode(400);
        asking().delete(video + "/scenes/s2").then().statusCode(404);

        asking().get(video).then().body("scenes.sceneId", contains("s3", "s1"));
        var keyed = Map.of("text", "once", "seconds", 10, "idempotencyKey", "k");
        asking().body(keyed).post(video + "/scenes").then().statusCode(201).body("sceneId", equalTo("s4"));
        asking().header("Idempotency-Key", "k")
                .body("{\"seconds\":10.00,\"text\":\"once\"}")
                .post(video + "/scenes")
                .then()
                .statusCode(201)
                .body("sceneId", equalTo("s4"))
                .body("idempotencyKey", nullValue());
        asking().body(Map.of("text", "another", "idempotencyKey", "k"))
                .post(video + "/scenes")
                .then()
                .statusCode(409);
        asking().get(video).then().body("scenes.sceneId", contains("s3", "s1", "s4"));
        assertThat(stage.count("SELECT count(*) FROM usage_record WHERE account_id = $1", agent.workspaceId()))
                .isEqualTo(1);
    }

    @Test
    void aLookMovesTheExpiryToAnHourFromNow() {
        var token = created(stage.agent(100), SLIDES, Map.of("prompt", "Cells"));
        stage.rows("UPDATE edit_token SET expires_at = now() + interval '1 minute' WHERE token = $1", token);

        asking().get(SLIDES + "/edit/" + token).then().statusCode(200);

        assertThat(stage.count(
                        "SELECT count(*) FROM edit_token WHERE token = $1 AND expires_at > now() + interval '55 minutes'",
                        token))
                .isEqualTo(1);
    }

    @Test
    void anUnknownOrExpiredTokenIsNotFoundUntilItsOwnerLooksAgain() {
        var agent = stage.agent(100);
        var token = created(agent, SLIDES, Map.of("prompt", "Cells"));
        var deck = SLIDES + "/edit/" + token;
        stage.rows("UPDATE edit_token SET expires_at = now() - interval '1 second' WHERE token = $1", token);

        notFound(asking().get(deck).then());
        notFound(asking().body(Map.of("title", "x")).patch(deck).then());
        notFound(asking().body(Map.of("prompt", "x"))
                .post(deck + "/generate/image")
                .then());
        notFound(asking().get(SLIDES + "/edit/" + "0".repeat(32)).then());
        notFound(asking().get(SLIDES + "/edit/nonsense").then());
        notFound(asking().get(VIDEOS + "/edit/" + token).then());

        String id = agent.get(SLIDES).extract().path("[0].id");
        agent.get(SLIDES + "/" + id).body("editToken", equalTo(token));
        asking().get(deck).then().statusCode(200);
    }

    @Test
    void whatIsNotDeliveredCannotBeEdited() {
        var token = created(stage.agent(100), SLIDES, Map.of("prompt", "Cells [fail]"));

        asking().get(SLIDES + "/edit/" + token).then().statusCode(200).body("isDelivered", equalTo(false));
        asking().body(Map.of("title", "x"))
                .patch(SLIDES + "/edit/" + token)
                .then()
                .statusCode(409)
                .body("error.code", equalTo("platform_conflict"));
    }

    @Test
    void aSuspendedWorkspaceIsNotEdited() {
        var agent = stage.agent(100);
        var token = created(agent, SLIDES, Map.of("prompt", "Cells"));
        var suspended = Stage.stateOf(agent, 2, "suspended", "active", null);
        stage.tell(EventType.WORKSPACE_CHANGED, agent.workspaceId().toString(), suspended);

        Awaitility.await()
                .untilAsserted(() -> asking().get(SLIDES + "/edit/" + token)
                        .then()
                        .statusCode(403)
                        .body("error.code", equalTo("platform_workspace_suspended")));
        asking().body(Map.of("prompt", "x"))
                .post(SLIDES + "/edit/" + token + "/generate/image")
                .then()
                .statusCode(403);
    }

    @Test
    void editingCountsToTheWorkspacesLimit() {
        var agent = stage.agent(100);
        var token = created(agent, SLIDES, Map.of("prompt", "Cells"));
        stage.tell(EventType.WORKSPACE_CHANGED, agent.workspaceId().toString(), Stage.limitedTo(agent, 2, 1));

        Awaitility.await()
                .untilAsserted(() -> asking().get(SLIDES + "/edit/" + token)
                        .then()
                        .statusCode(429)
                        .header("Retry-After", matchesPattern("[1-9]\\d*"))
                        .body("error.code", equalTo("platform_rate_limit_exceeded")));
    }

    @Test
    void anImageHasARecordOfItsOwn() {
        var agent = stage.agent(100);
        String token = created(agent, SLIDES, Map.of("prompt", "Cells", "slideCount", 5));
        String deck = agent.get(SLIDES).extract().path("[0].id");
        var parent = stage.rows("SELECT snapshot::text FROM usage_record WHERE id = $1", UUID.fromString(deck));

        var image = asking().body(Map.of("prompt", "A cell", "slideIndex", 0, "idempotencyKey", "i-1"));
        String record = image.post(SLIDES + "/edit/" + token + "/generate/image")
                .then()
                .statusCode(201)
                .body("imageKey", equalTo("images/1.png"))
                .body("priceSnapshot.catalogKey", equalTo("slide_image.default"))
                .body("priceSnapshot.amountUsd", equalTo(0.07f))
                .extract()
                .path("usageRecordId");
        image.post(SLIDES + "/edit/" + token + "/generate/image")
                .then()
                .body("usageRecordId", equalTo(record))
                .body("idempotentReplay", equalTo(true));

        agent.get("/v1/platform/agent/usage")
                .body("total", equalTo(2))
                .body("items[0].id", equalTo(record))
                .body("items[0].parentId", equalTo(deck))
                .body("items[0].creditCost", equalTo(7));
        assertThat(stage.rows("SELECT snapshot::text FROM usage_record WHERE id = $1", UUID.fromString(deck))
                        .getFirst()
                        .getString(0))
                .isEqualTo(parent.getFirst().getString(0));
    }

    @Test
    void speechHasARecordOfItsOwn() {
        var agent = stage.agent(100);
        String video = VIDEOS + "/edit/" + created(agent, VIDEOS, Map.of("prompt", "Cells"));

        asking().body(Map.of("voice", "calm"))
                .post(video + "/scenes/s1/tts")
                .then()
                .statusCode(201)
                .body("audioKey", equalTo("audio/1.mp3"))
                .body("priceSnapshot.amountUsd", equalTo(0.02f));
        asking().body(Map.of()).post(video + "/scenes/s9/tts").then().statusCode(404);
        asking().body(Map.of("text", "x [fail]"))
                .post(video + "/scenes/s1/tts")
                .then()
                .statusCode(201)
                .body("charged", equalTo(false));
    }

    @Test
    void anAddOnIsRefusedWithoutCredits() {
        var agent = stage.agent(15);
        String token = created(agent, SLIDES, Map.of("prompt", "Cells", "slideCount", 5));

        asking().body(Map.of("prompt", "A cell"))
                .post(SLIDES + "/edit/" + token + "/generate/image")
                .then()
                .statusCode(402)
                .body("error.code", equalTo("platform_credits_exhausted"));
        asking().body(Map.of())
                .post(SLIDES + "/edit/" + token + "/generate/image")
                .then()
                .statusCode(400)
                .body("error.message", equalTo("Validation failed: prompt is required"));
    }

    private static String created(Agent agent, String path, Map<String, Object> body) {
        return agent.post(path, body).statusCode(201).extract().path("editToken");
    }

    private static void notFound(ValidatableResponse answer) {
        answer.statusCode(404).body("error.code", equalTo("platform_not_found"));
    }

    private static RequestSpecification asking() {
        return given().contentType("application/json");
    }
}
