package io.tutorflow.usage.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.testbed.TestbedResource;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class RenderServiceTest extends ReportingRenders {

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
                .body("error.message", containsString("A render of this video is already in progress"));
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
}
