package io.tutorflow.usage.ingestion;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How events may be written, and what is said of those that cannot be read. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class UsageEventFormatServiceTest extends SendingUsage {

    /** Each is more than can be read, in one way; none of them takes another one with it. */
    @Test
    void anEventThatCannotBeReadFailsAlone() {
        var units = "\"units\":1.5";
        var odd = Stream.of(
                        units.replace("1.5", "1e2147483647"),
                        units.replace("1.5", "100e2147483646"),
                        units.replace("1.5", "1e99999999999"),
                        units.replace("1.5", "1e-2147483647"),
                        units.replace("1.5", "9".repeat(2_000)),
                        units + ",\"providerCostUsd\":1e2147483647",
                        units + ",\"inputTokens\":1e2147483647",
                        units + ",\"metadata\":{\"a\":1e1500}",
                        units + ",\"metadata\":{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}",
                        units + ",\"metadata\":{\"" + "n".repeat(60_000) + "\":1}",
                        units + ",\"metadata\":{\"a\":\"\\ud800\"}",
                        units + "," + units)
                .map(data -> event("odd").toString().replace(units, data))
                .toList();
        var events = "[" + event("first") + "," + String.join(",", odd) + " , 7, null, \"x\" ," + event("last") + "]";

        var answer = send(BATCH, events)
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("refused", equalTo(odd.size() + 3))
                .body("answers[0].outcome", equalTo("accepted"));

        assertThat(answer.extract().<List<String>>path("answers.outcome").getLast())
                .isEqualTo("accepted");
        assertThat(records()).isEqualTo(2);
        agent.get("/v1/platform/agent/usage").statusCode(200).body("total", equalTo(2));
    }

    @Test
    void theSdkSendsInItsBinaryMode() throws Exception {
        var sent = CloudEventBuilder.v1()
                .withId("sdk 100%")
                .withSource(URI.create("/transcriptions/" + agent.workspaceId()))
                .withType(EventReader.TYPE)
                .withSubject(agent.workspaceId().toString())
                .withTime(lately.atOffset(ZoneOffset.ofHours(2)))
                .withDataContentType("application/json; charset=utf-8")
                .withData(event("any").get("data").toString().getBytes(UTF_8))
                .build();

        binary(sent).statusCode(200).body("accepted", equalTo(1)).body("answers[0].id", equalTo(sent.getId()));
        send(ONE, event(sent.getId())).body("duplicates", equalTo(1));
        assertThat(records()).isEqualTo(1);
    }

    @Test
    void headersOfTheBinaryModeArePercentEncoded() {
        binary(request -> request.header("ce-specversion", "1.0")
                        .header("ce-type", EventReader.TYPE)
                        .header("ce-source", "/transcriptions/" + agent.workspaceId())
                        .header("ce-id", "caf%C3%A9")
                        .header("ce-subject", agent.workspaceId().toString())
                        .header("ce-time", lately.toString())
                        .contentType("application/json")
                        .body(event("any").get("data").toString()))
                .statusCode(200)
                .body("answers[0].id", equalTo("caf\u00e9"))
                .body("accepted", equalTo(1));
        binary(request -> request.header("ce-specversion", "1.0").contentType("application/json"))
                .statusCode(400);
        binary(request -> request.header("ce-specversion", "1.0")
                        .contentType("text/plain")
                        .body("{}"))
                .statusCode(400);
    }

    @Test
    void whatElseIsSentIsToldWhatIsTaken() {
        for (var type : List.of("application/json", "text/plain", "application/xml", "application/cloudevents+avro")) {
            withoutEncoding(type, event("a").toString())
                    .statusCode(400)
                    .body("error.message", containsString(ONE))
                    .body("error.message", containsString(BATCH))
                    .body("error.message", containsString("ce-specversion"));
        }
        for (var type : List.of("a/b/c", "nonsense", "/", "application/json;;;=", " ")) {
            withoutEncoding(type, event("a").toString()).statusCode(400);
        }
        withoutEncoding(null, event("a").toString()).statusCode(400);
        withoutEncoding(null, "").statusCode(400);
        withoutEncoding(ONE, "").statusCode(400);
        withoutEncoding(BATCH, "").statusCode(400);
        assertThat(records()).isZero();
    }

    private static ValidatableResponse binary(CloudEvent event) {
        return binary(request ->
                HttpMessageFactory.createWriter(request::header, request::body).writeBinary(event));
    }

    private static ValidatableResponse binary(Consumer<RequestSpecification> sending) {
        var request = given().config(config().encoderConfig(
                                encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Authorization", "Bearer " + TestTokens.service("billing-service"));
        sending.accept(request);
        return request.post("/internal/usage-events").then();
    }

    /** As it is, and without what a client would add or refuse. */
    private static ValidatableResponse withoutEncoding(@Nullable String type, String body) {
        var request = given().config(config().encoderConfig(
                                encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Authorization", "Bearer " + TestTokens.service("billing-service"))
                .body(body.getBytes(UTF_8));
        return (type == null ? request.noContentType() : request.header("Content-Type", type))
                .post("/internal/usage-events")
                .then();
    }

    @Test
    void whatIsNoBatchIsRefusedWhole() {
        send(BATCH, "{").statusCode(400);
        send(BATCH, "[{").statusCode(400).body("error.message", containsString("must be JSON"));
        send(BATCH, "{}").statusCode(400).body("error.message", containsString("an array of 1 to 1000 events"));
        send(BATCH, "[]").statusCode(400);
        send(BATCH, "[1]").statusCode(200).body("answers[0].outcome", equalTo("refused"));
        var tooMany = "[" + "1,".repeat(1_000) + "1]";
        send(BATCH, tooMany).statusCode(400);
        given().contentType(BATCH)
                .body("[]")
                .post("/internal/usage-events")
                .then()
                .statusCode(401);
    }
}
