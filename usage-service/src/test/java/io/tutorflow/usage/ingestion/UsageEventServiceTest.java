package io.tutorflow.usage.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.Topic;
import io.tutorflow.events.UsageFinalized;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.FakeBilling;
import io.tutorflow.usage.stage.Told;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class UsageEventServiceTest extends SendingUsage {

    @Inject
    FakeBilling billing;

    @Inject
    Told told;

    @Inject
    IngestingEvents ingesting;

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

            send(ONE, event("d")).statusCode(503).body("error.message", containsString("as many batches as it can"));

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

    @Test
    void onlyWorkspacesPayForWhatIsInTheCatalogue() {
        var school = UUID.randomUUID();
        billing.school(school);
        billing.fund(school, 1_000_000);

        send(ONE, event("9").put("subject", school.toString()))
                .body("refused", equalTo(1))
                .body("answers[0].error.code", equalTo("platform_workspace_not_found"));
    }

    @Test
    void anAccountOfAnUnknownKindFailsAlone() {
        var stranger = UUID.randomUUID();
        billing.stranger(stranger);

        send(BATCH, batch(event("10").put("subject", stranger.toString()), event("11")))
                .body("accepted", equalTo(1))
                .body("answers[0].outcome", equalTo("refused"))
                .body("answers[0].error.code", equalTo("platform_unavailable"))
                .body("answers[0].error.status", equalTo(503))
                .body("answers[1].outcome", equalTo("accepted"));
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

    private static ObjectNode category(ObjectNode event, String category) {
        event.withObject("data").put("category", category).put("units", 2);
        return event;
    }
}
