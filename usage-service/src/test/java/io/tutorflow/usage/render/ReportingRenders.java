package io.tutorflow.usage.render;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tutorflow.clock.RealClock;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.usage.stage.Agent;
import io.tutorflow.usage.stage.FakeBilling;
import io.tutorflow.usage.stage.FakeGenerator;
import io.tutorflow.usage.stage.Stage;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** An agent with a video, and what a renderer reports of it. */
abstract class ReportingRenders {

    static final String VIDEOS = "/v1/platform/videos";
    static final RenderSecret SECRET = new RenderSecret("a-secret-of-the-tests");

    @Inject
    Stage stage;

    @Inject
    FakeGenerator generator;

    @Inject
    FakeBilling billing;

    @Inject
    RealClock clock;

    Agent agent;
    String renders;

    @BeforeEach
    void aVideo() {
        stage.publishCatalog();
        agent = stage.agent(100);
        String token = agent.post(VIDEOS, Map.of("prompt", "Cells", "sceneCount", 2))
                .statusCode(201)
                .extract()
                .path("editToken");
        renders = VIDEOS + "/edit/" + token + "/render";
    }

    UUID begin() {
        String id = asking().post(renders).then().statusCode(202).extract().path("renderId");
        await().until(() -> !generator.orders(UUID.fromString(id)).isEmpty());
        return UUID.fromString(id);
    }

    long running() {
        return stage.count(
                "SELECT count(*) FROM usage_record WHERE account_id = $1 AND category = 'video_render'"
                        + " AND billing_status = 'RECORDED'",
                agent.workspaceId());
    }

    Row row(UUID id) {
        return stage.rows(
                        "SELECT billing_status, hold_micros, billable_micros, late FROM usage_record WHERE id = $1", id)
                .getFirst();
    }

    static ValidatableResponse lookup(UUID id) {
        return given().header("Authorization", "Bearer " + TestTokens.service("billing-service"))
                .contentType("application/json")
                .body(Map.of("ids", List.of(id)))
                .post("/internal/usage-records/lookup")
                .then()
                .statusCode(200);
    }

    ValidatableResponse report(UUID id, String body) {
        return send(id, body, signature(SECRET, clock.now(), body));
    }

    static ValidatableResponse send(UUID id, String body, String signature) {
        return given().header("X-Signature", signature)
                .contentType("application/json")
                .body(body)
                .post("/callbacks/renders/" + id)
                .then();
    }

    static String signature(RenderSecret secret, Instant at, String body) {
        var time = Long.toString(at.getEpochSecond());
        return "t=" + time + ",v1="
                + HexFormat.of().formatHex(secret.sign(time, body.getBytes(StandardCharsets.UTF_8)));
    }

    static String succeeded(UUID id, String seconds) {
        return "{\"renderId\":\"" + id + "\",\"status\":\"succeeded\",\"durationSeconds\":" + seconds
                + ",\"videoKey\":\"v.mp4\"}";
    }

    static String failed(UUID id) {
        return "{\"renderId\":\"" + id + "\",\"status\":\"failed\",\"reason\":\"No film\"}";
    }

    static RequestSpecification asking() {
        return given().contentType("application/json");
    }
}
