package io.tutorflow.usage.render;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.testbed.TestbedResource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which reports of a renderer count. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class RenderReportServiceTest extends ReportingRenders {

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

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(401).body("error.code", equalTo("platform_invalid_token"));
    }
}
