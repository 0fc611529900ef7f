package io.tutorflow.billing.job;

import static io.tutorflow.billing.Newcomers.with;

import io.restassured.path.json.JsonPath;
import io.tutorflow.testbed.TestTokens;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Has a scheduler look now; not while it is at work by itself, as it is once when the service starts. */
public final class RunningByHand {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private RunningByHand() {}

    public static JsonPath of(String name) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> with(TestTokens.operator())
                                .post("/v1/admin/schedulers/" + name + "/run")
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        ran -> !ran.getBoolean("busy"));
    }
}
