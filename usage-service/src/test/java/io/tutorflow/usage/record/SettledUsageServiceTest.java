package io.tutorflow.usage.record;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.events.BadEvents;
import io.tutorflow.events.EventType;
import io.tutorflow.events.GoldenEvents;
import io.tutorflow.events.UsageSettled;
import io.tutorflow.events.UsageSettled.Metering;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestTopic;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.Agent;
import io.tutorflow.usage.stage.Stage;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class SettledUsageServiceTest {

    private static final String USAGE = "/v1/platform/agent/usage";
    private static final UUID INVOICE = UUID.fromString("0195b7d2-8c40-7f1a-b6e3-4d2a9c81f057");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");

    @Inject
    Stage stage;

    @Inject
    SettledUsageTable table;

    @BeforeEach
    void publishCatalog() {
        stage.publishCatalog();
    }

    @Test
    void aRecordIsShownWithTheInvoiceThatItIsOn() {
        var agent = stage.agent(100);
        var billed = create(agent);
        var other = create(agent);

        tell(agent, 7, 3, billed);

        await().atMost(PATIENCE).until(() -> revision(billed) == 7);
        for (var seen : List.of(
                agent.get(USAGE),
                as(TestTokens.workspaceOwner(agent.workspaceId().toString()), "/v1/platform/owner/usage"),
                as(TestTokens.service("billing-service"), "/internal/accounts/" + agent.workspaceId() + "/usage"))) {
            seen.statusCode(200)
                    .body("items.id", contains(other.toString(), billed.toString()))
                    .body("items.billingStatus", contains("FINALIZED", "INVOICED"))
                    .body("items[0]", not(hasKey("invoice")))
                    .body("items[1].invoice.id", equalTo(INVOICE.toString()))
                    .body("items[1].invoice.number", equalTo("TF-7"))
                    .body("items[1].invoice.line", equalTo(3));
        }
        found(agent, "INVOICED", billed);
        found(agent, "FINALIZED", other);
        found(agent, "VOIDED");
    }

    @Test
    void aRecordIsFinalizedAgainOnceItsInvoiceIsVoid() {
        var agent = stage.agent(100);
        var record = create(agent);
        tell(agent, 7, 3, record);
        release(agent, 8, record);

        await().atMost(PATIENCE).until(() -> revision(record) == 8);

        agent.get(USAGE).body("items.billingStatus", contains("FINALIZED")).body("items[0]", not(hasKey("invoice")));
        found(agent, "FINALIZED", record);
        found(agent, "INVOICED");
    }

    @Test
    void whatIsToldLateChangesNothing() {
        var agent = stage.agent(100);
        var record = create(agent);
        var last = create(agent);
        tell(agent, 9, 1, record);
        await().atMost(PATIENCE).until(() -> revision(record) == 9);

        release(agent, 8, record);
        tell(agent, 9, 2, record);
        tell(agent, 1, 1, last);

        await().atMost(PATIENCE).until(() -> revision(last) == 1);
        agent.get(USAGE).body("items[1].billingStatus", equalTo("INVOICED")).body("items[1].invoice.line", equalTo(1));
    }

    /** As in one batch. */
    @Test
    void ofAllThatIsToldOfARecordTheHighestRevisionCounts() {
        var agent = stage.agent(100);
        var record = create(agent);

        table.keep(Stream.of(2, 4, 1, 3)
                        .map(revision -> new SettledUsage(record, revision, INVOICE, "TF-" + revision, 1))
                        .toList())
                .await()
                .indefinitely();

        agent.get(USAGE).body("items[0].invoice.number", equalTo("TF-4"));
    }

    @Test
    void aRecordIsShownWithWhatMetersSayOfIt() {
        var agent = stage.agent(100);
        var failed = create(agent);
        var other = create(agent);
        metered(agent, 7, new Metering(UsageSettled.FAILED, 2, true, "No meter found"), failed);
        tell(agent, 1, 1, failed);

        await().atMost(PATIENCE).until(() -> meterRevision(failed) == 7 && revision(failed) == 1);

        for (var seen : List.of(
                agent.get(USAGE),
                as(TestTokens.workspaceOwner(agent.workspaceId().toString()), "/v1/platform/owner/usage"),
                as(TestTokens.service("billing-service"), "/internal/accounts/" + agent.workspaceId() + "/usage"))) {
            seen.statusCode(200)
                    .body("items.id", contains(other.toString(), failed.toString()))
                    .body("items.billingStatus", contains("FINALIZED", "INVOICED"))
                    .body("items[0]", not(hasKey("meterStatus")))
                    .body("items[0]", not(hasKey("meter")))
                    .body("items[1].meterStatus", equalTo("FAILED"))
                    .body("items[1].meter.error", equalTo("No meter found"))
                    .body("items[1].meter.attempts", equalTo(2))
                    .body("items[1].meter.late", equalTo(true));
        }
    }

    /** What is told of documents and of meters has revisions of its own. */
    @Test
    void whatIsToldLateOfMetersChangesNothing() {
        var agent = stage.agent(100);
        var record = create(agent);
        var last = create(agent);
        tell(agent, 99, 1, record);
        metered(agent, 9, new Metering(UsageSettled.METERED, 1, false, null), record);
        await().atMost(PATIENCE).until(() -> meterRevision(record) == 9);

        metered(agent, 8, new Metering(UsageSettled.FAILED, 3, false, "old"), record);
        metered(agent, 9, new Metering(UsageSettled.FAILED, 3, false, "old"), record);
        metered(agent, 1, new Metering(UsageSettled.METERING, 0, false, null), last);

        await().atMost(PATIENCE).until(() -> meterRevision(last) == 1);
        agent.get(USAGE)
                .body("items.meterStatus", contains("PENDING", "REPORTED"))
                .body("items[0].billingStatus", equalTo("FINALIZED"))
                .body("items[1].billingStatus", equalTo("INVOICED"))
                .body("items[1].meter", not(hasKey("error")));
    }

    @Test
    void pagesAreCountedByWhatIsShown() {
        var agent = stage.agent(1_000);
        var first = create(agent);
        create(agent);
        create(agent);
        tell(agent, 1, 1, first);
        await().atMost(PATIENCE).until(() -> revision(first) == 1);

        agent.get(USAGE + "?status=FINALIZED&limit=1").body("items", hasSize(1)).body("total", equalTo(2));
    }

    @Test
    void everyBadEventIsPutAsideAndTheNextIsKept() {
        var agent = stage.agent(100);
        var record = create(agent);
        var key = agent.workspaceId().toString();
        var type = EventType.USAGE_SETTLED;
        var all = BadEvents.of(type);
        try (var topic = new TestTopic(type.topic().topicName())) {
            all.forEach(bad -> topic.send(key, type.typeName(), bad.value()));
            topic.send(key, type.typeName(), null);
            topic.send(
                    key,
                    "io.tutorflow.of.another.kind.v1",
                    GoldenEvents.json(type).getBytes(UTF_8));
            topic.send(key, type.typeName(), BadEvents.withSurplusFields(type).getBytes(UTF_8));
            tell(agent, 1, 1, record);

            await().atMost(PATIENCE).until(() -> revision(record) == 1);
            await().atMost(PATIENCE).until(() -> topic.deadLetters(key).size() == all.size() + 2);
        }
        get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
    }

    private static UUID create(Agent agent) {
        String id = agent.createCourse("[deliver 1]", Map.of()).extract().path("id");
        return UUID.fromString(id);
    }

    private void tell(Agent agent, long revision, int line, UUID... records) {
        tell(UsageSettled.ofDocument(
                agent.workspaceId(),
                revision,
                new UsageSettled.Place(INVOICE, "TF-" + revision, line),
                List.of(records),
                NOW));
    }

    private void metered(Agent agent, long revision, Metering metering, UUID... records) {
        tell(UsageSettled.ofMeters(agent.workspaceId(), revision, metering, List.of(records), NOW));
    }

    private void release(Agent agent, long revision, UUID... records) {
        tell(UsageSettled.ofDocument(agent.workspaceId(), revision, null, List.of(records), NOW));
    }

    private void tell(UsageSettled event) {
        stage.tell(EventType.USAGE_SETTLED, event.accountId().toString(), event);
    }

    private long meterRevision(UUID record) {
        return stage.rows("SELECT meter_revision FROM settled_usage WHERE record_id = $1", record).stream()
                .mapToLong(row -> row.getLong(0))
                .sum();
    }

    private long revision(UUID record) {
        return stage.rows("SELECT revision FROM settled_usage WHERE record_id = $1", record).stream()
                .mapToLong(row -> row.getLong(0))
                .sum();
    }

    private static void found(Agent agent, String status, UUID... records) {
        var ids = Stream.of(records).map(UUID::toString).toArray(String[]::new);
        var page = agent.get(USAGE + "?status=" + status).statusCode(200).extract();
        assertThat(page.<List<String>>path("items.id")).containsExactly(ids);
        assertThat(page.<Integer>path("total")).isEqualTo(ids.length);
    }

    private static ValidatableResponse as(String token, String path) {
        return given().auth().oauth2(token).get(path).then();
    }
}
