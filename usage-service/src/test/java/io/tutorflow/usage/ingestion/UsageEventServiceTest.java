package io.tutorflow.usage.ingestion;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.Topic;
import io.tutorflow.events.UsageFinalized;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.Agent;
import io.tutorflow.usage.stage.FakeBilling;
import io.tutorflow.usage.stage.Stage;
import io.tutorflow.usage.stage.Told;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class UsageEventServiceTest {

    private static final String ONE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Stage stage;

    @Inject
    FakeBilling billing;

    @Inject
    Told told;

    @Inject
    Ingesting ingesting;

    private final Instant lately = Instant.now().minusSeconds(60);
    private Agent agent;

    @BeforeEach
    void anAccount() {
        stage.publishCatalog();
        agent = stage.agent(100);
    }

    @Test
    void anEventBecomesAFinalizedRecordThatIsTold() throws Exception {
        var time = lately.minus(Duration.ofDays(3));
        String record = send(ONE, event("a").put("time", time.toString()))
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("answers[0].outcome", equalTo("accepted"))
                .extract()
                .path("answers[0].usageRecordId");

        var finalized = told.about(agent.workspaceId(), Topic.USAGE_FINALIZED.topicName(), 1)
                .getFirst();
        var event = EventJson.read(finalized.value(), UsageFinalized.class);
        assertThat(told.about(agent.workspaceId(), Topic.USAGE_RECORDED.topicName(), 1))
                .hasSize(1);
        assertThat(event.usageRecordId()).hasToString(record);
        assertThat(event.outcome()).isEqualTo(UsageFinalized.MEASURED);
        assertThat(event.finalizedAt()).isEqualTo(time);
        assertThat(event.finalizedAmountUsd()).isEqualByComparingTo(new BigDecimal("0.225"));
        assertThat(event.priceSnapshot().estimated()).isFalse();
    }

    @Test
    void moreBatchesThanAreWorkedOnAtOnceAreTurnedAway() throws Exception {
        var begun = new CountDownLatch(IngestionLimits.CALLS);
        var go = new CountDownLatch(1);
        try (var callers = Executors.newFixedThreadPool(IngestionLimits.CALLS)) {
            for (int caller = 0; caller < IngestionLimits.CALLS; caller++) {
                callers.execute(
                        () -> ingesting.ingest(() -> waiting(begun, go)).await().indefinitely());
            }
            begun.await();

            send(ONE, event("d")).statusCode(503).body("error.message", containsString("Room for more batches"));

            go.countDown();
        }
        send(ONE, event("d")).statusCode(200).body("accepted", equalTo(1));
    }

    private static List<JsonNode> waiting(CountDownLatch begun, CountDownLatch go) {
        begun.countDown();
        try {
            go.await();
            return List.of();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Test
    void theSameEventTwiceIsADuplicateAndAnotherUnderItsIdIsRefused() {
        send(ONE, event("b"));

        send(BATCH, batch(event("b"), event("b"), units(event("b"), "2"), event("c")))
                .body("accepted", equalTo(1))
                .body("duplicates", equalTo(2))
                .body("refused", equalTo(1))
                .body("answers.outcome", equalTo(List.of("duplicate", "duplicate", "refused", "accepted")))
                .body("answers[2].error.code", equalTo("platform_conflict"));
        assertThat(records()).isEqualTo(2);
    }

    @Test
    void eachBadEventSaysWhyAndTheOthersAreTaken() {
        send(
                        BATCH,
                        batch(
                                event("1")
                                        .put(
                                                "time",
                                                Instant.now()
                                                        .minus(Duration.ofDays(36))
                                                        .toString()),
                                event("2")
                                        .put(
                                                "time",
                                                Instant.now()
                                                        .plus(Duration.ofMinutes(6))
                                                        .toString()),
                                units(event("3"), "0"),
                                units(event("4"), "1.00001"),
                                event("5").put("subject", UUID.randomUUID().toString()),
                                event("6").put("type", "another"),
                                event("7").without(List.of("id")),
                                event("8")))
                .body("accepted", equalTo(1))
                .body("refused", equalTo(7))
                .body("answers[0].error.message", containsString("at most 35 days ago"))
                .body("answers[1].error.message", containsString("at most 5 minutes ahead"))
                .body("answers[2].error.message", containsString("data.units"))
                .body("answers[3].error.message", containsString("data.units"))
                .body("answers[4].error.code", equalTo("platform_workspace_not_found"))
                .body("answers[5].error.message", containsString("type must be"))
                .body("answers[6].error.message", containsString("id must be"))
                .body("answers[7].outcome", equalTo("accepted"));
        assertThat(records()).isEqualTo(1);
    }

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
    void onlyWorkspacesPay() {
        var school = UUID.randomUUID();
        billing.school(school);
        billing.fund(school, 1_000_000);

        send(ONE, event("9").put("subject", school.toString()))
                .body("refused", equalTo(1))
                .body("answers[0].error.code", equalTo("platform_workspace_not_found"));
    }

    @Test
    void fourAtOnceRecordEachEventOnce() throws Exception {
        var events = batch(Stream.iterate(0, i -> i + 1)
                .limit(1_000)
                .map(i -> event("bulk-" + i))
                .toArray(ObjectNode[]::new));

        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> sending =
                    () -> send(BATCH, events).statusCode(200).extract().path("accepted");
            int accepted = 0;
            for (var answer : clients.invokeAll(List.of(sending, sending, sending, sending))) {
                accepted += answer.get();
            }
            assertThat(accepted).isEqualTo(1_000);
        }

        assertThat(records()).isEqualTo(1_000);
        assertThat(told.about(agent.workspaceId(), Topic.USAGE_FINALIZED.topicName(), 1_000))
                .hasSize(1_000);
    }

    @Test
    void nobodyCanAskForItAsIfItHadBeenMadeHere() {
        String record = send(ONE, category(event("d"), "course")).extract().path("answers[0].usageRecordId");

        agent.get("/v1/platform/courses").body("total", equalTo(0));
        agent.get("/v1/platform/courses/" + record).statusCode(404);
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

    private long records() {
        return stage.count("SELECT count(*) FROM usage_record WHERE account_id = $1", agent.workspaceId());
    }

    private static ValidatableResponse send(String type, Object body) {
        return given().header("Authorization", "Bearer " + TestTokens.service("billing-service"))
                .contentType(type)
                .body(body.toString())
                .post("/internal/usage-events")
                .then();
    }

    private ObjectNode event(String id) {
        var event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("type", EventReader.TYPE)
                .put("source", "/transcriptions/" + agent.workspaceId())
                .put("id", id)
                .put("subject", agent.workspaceId().toString())
                .put("time", lately.toString());
        event.putObject("data").put("category", "video_render").put("units", new BigDecimal("1.5"));
        return event;
    }

    private static ObjectNode units(ObjectNode event, String units) {
        event.withObject("data").put("units", new BigDecimal(units));
        return event;
    }

    private static ObjectNode category(ObjectNode event, String category) {
        event.withObject("data").put("category", category).put("units", 2);
        return event;
    }

    private static ArrayNode batch(ObjectNode... events) {
        return JSON.createArrayNode().addAll(List.of(events));
    }
}
