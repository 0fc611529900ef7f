package io.tutorflow.usage.render;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tutorflow.clock.RealClock;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.Agent;
import io.tutorflow.usage.stage.FakeBilling;
import io.tutorflow.usage.stage.FakeGenerator;
import io.tutorflow.usage.stage.Stage;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class RenderServiceTest {

    private static final String VIDEOS = "/v1/platform/videos";
    private static final RenderSecret SECRET = new RenderSecret("a-secret-of-the-tests");

    @Inject
    Stage stage;

    @Inject
    FakeGenerator generator;

    @Inject
    FakeBilling billing;

    @Inject
    RealClock clock;

    private Agent agent;
    private String renders;

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

    @Test
    void isChargedForItsRealMinutesOnceItIsReported() {
        var id = begin();
        assertThat(generator.orders(id).getFirst().get("callbackUrl").asText()).endsWith("/callbacks/renders/" + id);
        assertThat(generator.orders(id).getFirst().get("prompt").asText()).isEqualTo("Cells");
        assertThat(row(id).getLong("hold_micros")).isEqualTo(150_000);
        lookup(id).body("answers[0].state", equalTo("RUNNING"));

        report(id, succeeded(id, "90")).statusCode(204);

        assertThat(row(id).getLong("billable_micros")).isEqualTo(225_000);
        asking().get(renders + "/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("COMPLETED"))
                .body("priceSnapshot.units", equalTo(1.5f))
                .body("priceSnapshot.amountUsd", equalTo(0.225f))
                .body("videoKey", equalTo("v.mp4"));
        lookup(id)
                .body("answers[0].state", equalTo("FINALIZED"))
                .body("answers[0].finalized.amountMicros", equalTo(225_000));
    }

    @Test
    void isChargedForTenMinutesAtTheMost() {
        var id = begin();

        report(id, succeeded(id, "3600.5")).statusCode(204);

        assertThat(row(id).getLong("billable_micros")).isEqualTo(1_500_000);
    }

    @Test
    void repeatsChangeNothing() {
        var id = begin();
        report(id, succeeded(id, "90")).statusCode(204);

        report(id, succeeded(id, "90")).statusCode(204);
        report(id, succeeded(id, "180")).statusCode(204);
        report(id, failed(id)).statusCode(204);

        assertThat(row(id).getString("billing_status")).isEqualTo("FINALIZED");
        assertThat(row(id).getLong("billable_micros")).isEqualTo(225_000);
    }

    @Test
    void theFirstReportDecides() {
        var id = begin();
        report(id, failed(id)).statusCode(204);

        report(id, succeeded(id, "90")).statusCode(204);

        assertThat(row(id).getString("billing_status")).isEqualTo("VOIDED");
        asking().get(renders + "/" + id)
                .then()
                .body("status", equalTo("FAILED"))
                .body("failure.code", equalTo("render_failed"))
                .body("charged", equalTo(false));
    }

    @Test
    void silenceForADayVoidsItAndASuccessAfterThatIsLate() {
        var id = begin();
        stage.rows("UPDATE usage_record SET recorded_at = recorded_at - interval '25 hours' WHERE id = $1", id);
        stage.rows("UPDATE running_work SET deadline_at = deadline_at - interval '25 hours' WHERE id = $1", id);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> row(id).getString("billing_status").equals("VOIDED"));

        report(id, succeeded(id, "90")).statusCode(204);
        report(id, succeeded(id, "120")).statusCode(204);

        assertThat(row(id).getString("billing_status")).isEqualTo("FINALIZED");
        assertThat(row(id).getLong("billable_micros")).isEqualTo(225_000);
        assertThat(row(id).getBoolean("late")).isTrue();
        agent.get("/v1/platform/agent/usage?catalogKey=video_render.default").body("items[0].late", equalTo(true));
        lookup(id).body("answers[0].state", equalTo("FINALIZED"));
    }

    @Test
    void thereIsOneAtATime() {
        var answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> asking().post(renders).then().extract().statusCode())
                .toList();

        assertThat(answers).filteredOn(status -> status == 202).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(7);
        asking().post(renders)
                .then()
                .statusCode(409)
                .body("error.message", containsString("A render of this video is under way"));
        assertThat(running()).isEqualTo(1);

        var first = stage.rows(
                        "SELECT id FROM usage_record WHERE account_id = $1 AND category = 'video_render'",
                        agent.workspaceId())
                .getFirst()
                .getUUID(0);
        report(first, succeeded(first, "60")).statusCode(204);
        assertThat(begin()).isNotEqualTo(first);
    }

    @Test
    void theSameKeyIsTheSameRender() {
        var body = Map.of("idempotencyKey", "r-1");
        String id = asking().body(body)
                .post(renders)
                .then()
                .statusCode(202)
                .extract()
                .path("renderId");

        asking().body(body)
                .post(renders)
                .then()
                .statusCode(202)
                .body("renderId", equalTo(id))
                .body("idempotentReplay", equalTo(true));
        assertThat(running()).isEqualTo(1);
    }

    @Test
    void isRefusedWithoutCredits() {
        var poor = stage.agent(8);
        String token = poor.post(VIDEOS, Map.of("prompt", "Cells", "sceneCount", 2))
                .extract()
                .path("editToken");

        asking().post(VIDEOS + "/edit/" + token + "/render")
                .then()
                .statusCode(402)
                .body("error.code", equalTo("platform_credits_exhausted"));
    }

    @Test
    void onlyASignedReportCounts() {
        var id = begin();
        var other = UUID.randomUUID();
        var body = succeeded(id, "90");
        var now = clock.now();

        refused(send(id, body, signature(new RenderSecret("wrong"), now, body)));
        refused(send(id, body.replace("90", "91"), signature(SECRET, now, body)));
        refused(send(id, body, signature(SECRET, now.minus(Duration.ofMinutes(10)), body)));
        refused(send(id, body, signature(SECRET, now.plus(Duration.ofMinutes(10)), body)));
        refused(send(id, succeeded(other, "90"), signature(SECRET, now, succeeded(other, "90"))));
        refused(send(other, body, signature(SECRET, now, body)));
        refused(send(id, body, "nonsense"));
        refused(given().contentType("application/json")
                .body(body)
                .post("/callbacks/renders/" + id)
                .then());

        assertThat(row(id).getString("billing_status")).isEqualTo("RECORDED");
    }

    @Test
    void aSignedReportThatIsNoneIsInvalid() {
        var id = begin();

        report(id, "{\"renderId\":\"" + id + "\",\"status\":\"done\"}").statusCode(400);
        report(id, "{\"renderId\":\"" + id + "\",\"status\":\"succeeded\"}").statusCode(400);
        report(id, "no json").statusCode(400);
        var unknown = UUID.randomUUID();
        report(unknown, succeeded(unknown, "90")).statusCode(404);

        assertThat(row(id).getString("billing_status")).isEqualTo("RECORDED");
    }

    @Test
    void understandsTheWebhooksOfRemotion() {
        var id = begin();
        assertThat(generator.orders(id).getFirst().get("remotionWebhookUrl").asText())
                .endsWith("/callbacks/remotion");
        var success = remotion("success", id, ",\"outputUrl\":\"https://s3/v.mp4\",\"timeToFinish\":9,\"costs\":{}");

        refused(sendRemotion(success, "sha512=" + "0".repeat(128), "production"));
        refused(sendRemotion(success.replace("2700", "2701"), remotionSignature(success), "production"));
        refused(sendRemotion(success, "NO_SECRET_PROVIDED", "production"));
        refused(sendRemotion(success, null, "production"));
        sendRemotion(success, remotionSignature(success), "demo").statusCode(204);
        assertThat(row(id).getString("billing_status")).isEqualTo("RECORDED");

        reportRemotion(success).statusCode(204);
        reportRemotion(success).statusCode(204);
        reportRemotion(remotion("error", id, "")).statusCode(204);

        assertThat(row(id).getLong("billable_micros")).isEqualTo(225_000);
        asking().get(renders + "/" + id).then().body("videoKey", equalTo("https://s3/v.mp4"));
    }

    @Test
    void whatRemotionCouldNotRenderIsFree() {
        var failed = begin();
        reportRemotion(remotion("error", failed, ",\"errors\":[{\"message\":\"No film\",\"stack\":\"…\"}]"))
                .statusCode(204);
        assertThat(row(failed).getString("billing_status")).isEqualTo("VOIDED");
        asking().get(renders + "/" + failed).then().body("failure.message", equalTo("No film"));

        var tooSlow = begin();
        reportRemotion(remotion("timeout", tooSlow, "")).statusCode(204);
        assertThat(row(tooSlow).getString("billing_status")).isEqualTo("VOIDED");

        var odd = begin();
        reportRemotion(remotion("done", odd, "")).statusCode(400);
        reportRemotion(remotion("success", odd, "")).statusCode(400);
        reportRemotion("{\"type\":\"success\",\"renderId\":\"abc\",\"customData\":null}")
                .statusCode(400);
        reportRemotion("{\"type\":\"error\",\"renderId\":\"abc\"}").statusCode(400);
        reportRemotion("no json").statusCode(400);
        reportRemotion(remotion("timeout", UUID.randomUUID(), "")).statusCode(404);
        assertThat(row(odd).getString("billing_status")).isEqualTo("RECORDED");
    }

    /** 90 seconds, in the words of its documentation. */
    private static String remotion(String type, UUID id, String more) {
        return "{\"type\":\"" + type + "\",\"renderId\":\"a5wkp3\",\"expectedBucketOwner\":\"1\",\"bucketName\":\"b\""
                + ",\"customData\":{\"renderId\":\"" + id + "\",\"durationInFrames\":2700,\"fps\":30}" + more + "}";
    }

    private static ValidatableResponse reportRemotion(String body) {
        return sendRemotion(body, remotionSignature(body), "production");
    }

    private static ValidatableResponse sendRemotion(String body, @Nullable String signature, String mode) {
        var request = asking().header("X-Remotion-Mode", mode).body(body);
        return (signature == null ? request : request.header("X-Remotion-Signature", signature))
                .post("/callbacks/remotion")
                .then();
    }

    private static String remotionSignature(String body) {
        return "sha512=" + HexFormat.of().formatHex(SECRET.signWhole(body.getBytes(StandardCharsets.UTF_8)));
    }

    private UUID begin() {
        String id = asking().post(renders).then().statusCode(202).extract().path("renderId");
        await().until(() -> !generator.orders(UUID.fromString(id)).isEmpty());
        return UUID.fromString(id);
    }

    private long running() {
        return stage.count(
                "SELECT count(*) FROM usage_record WHERE account_id = $1 AND category = 'video_render'"
                        + " AND billing_status = 'RECORDED'",
                agent.workspaceId());
    }

    private Row row(UUID id) {
        return stage.rows(
                        "SELECT billing_status, hold_micros, billable_micros, late FROM usage_record WHERE id = $1", id)
                .getFirst();
    }

    private static ValidatableResponse lookup(UUID id) {
        return given().header("Authorization", "Bearer " + TestTokens.service("billing-service"))
                .contentType("application/json")
                .body(Map.of("ids", List.of(id)))
                .post("/internal/usage-records/lookup")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse report(UUID id, String body) {
        return send(id, body, signature(SECRET, clock.now(), body));
    }

    private static ValidatableResponse send(UUID id, String body, String signature) {
        return given().header("X-Signature", signature)
                .contentType("application/json")
                .body(body)
                .post("/callbacks/renders/" + id)
                .then();
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(401).body("error.code", equalTo("platform_invalid_token"));
    }

    private static String signature(RenderSecret secret, Instant at, String body) {
        var time = Long.toString(at.getEpochSecond());
        return "t=" + time + ",v1="
                + HexFormat.of().formatHex(secret.sign(time, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String succeeded(UUID id, String seconds) {
        return "{\"renderId\":\"" + id + "\",\"status\":\"succeeded\",\"durationSeconds\":" + seconds
                + ",\"videoKey\":\"v.mp4\"}";
    }

    private static String failed(UUID id) {
        return "{\"renderId\":\"" + id + "\",\"status\":\"failed\",\"reason\":\"No film\"}";
    }

    private static RequestSpecification asking() {
        return given().contentType("application/json");
    }
}
