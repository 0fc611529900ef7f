package io.tutorflow.pricing.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.tutorflow.pricing.AtOnce;
import io.tutorflow.pricing.Caller;
import io.tutorflow.testbed.TestbedResource;
import java.io.IOException;
import java.net.Socket;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "pricing"))
class PricingCatalogServiceTest {

    private static final String PATH = "/v1/platform/pricing-catalog";

    private final AtomicInteger callers = new AtomicInteger();

    @Test
    void listsTheNineCategoriesFieldByField() throws IOException {
        var json = new ObjectMapper();
        var answer = Caller.anybody().get(PATH).then().statusCode(200).extract().asString();

        try (var expected = getClass().getResourceAsStream("/pricing-catalog.json")) {
            assertThat(json.readTree(answer)).isEqualTo(json.readTree(Objects.requireNonNull(expected)));
        }
    }

    @Test
    void writesPricesAsPlainDecimals() {
        var answer = Caller.anybody().get(PATH).then().extract().asString();

        assertThat(answer)
                .contains("\"amountUsd\":0.015,", "\"amountUsd\":0.07,")
                .doesNotContain("E-");
    }

    @Test
    void doesNotMindAStaleKey() {
        Caller.with("tf_platform_live_" + "x".repeat(43)).get(PATH).then().statusCode(200);
    }

    @Test
    void answersAfterBurstsOfCallersWhoDidNotWait() throws InterruptedException {
        for (int burst = 0; burst < 6; burst++) {
            AtOnce.call(50, this::askAndLeave);
        }

        var answers = AtOnce.call(50, () -> Caller.anybody().get(PATH).statusCode());

        assertThat(answers).containsOnly(200);
    }

    @Test
    void saysThatThereIsNothingElseHere() {
        Caller.anybody()
                .get("/v1/platform/pricing")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("platform_not_found"));
    }

    /** Resets the connection at some moment of the answer's making, a different one each time. */
    private long askAndLeave() throws IOException, InterruptedException {
        long millis = callers.incrementAndGet() % 20;
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(("GET " + PATH + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(UTF_8));
            Thread.sleep(millis);
        }
        return millis;
    }
}
