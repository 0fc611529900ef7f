package io.tutorflow.billing.ledger.capture;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.ledger.LedgerRows;
import io.tutorflow.events.BadEvents;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.EventType;
import io.tutorflow.events.GoldenEvents;
import io.tutorflow.events.Topic;
import io.tutorflow.events.UsageFinalized;
import io.tutorflow.money.Money;
import io.tutorflow.testbed.TestTopic;
import io.tutorflow.testbed.TestbedResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is sent to the topics that are read here goes to the dead letters, and the next event is processed. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class BadEventsServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<Topic, String> READERS =
            Map.of(Topic.USAGE_FINALIZED, "billing-service", Topic.BUDGET_EXCEEDED, "billing-service-webhooks");

    @Inject
    LedgerRows rows;

    @ParameterizedTest
    @EnumSource(names = {"USAGE_FINALIZED", "USAGE_VOIDED", "BUDGET_EXCEEDED", "BUDGET_RESTORED"})
    void everyBadEventIsPutAside(EventType type) {
        var key = UUID.randomUUID().toString();
        var all = BadEvents.of(type);
        try (var topic = new TestTopic(type.topic().topicName())) {
            all.forEach(bad -> topic.send(key, type.typeName(), bad.value()));
            topic.send(
                    key,
                    "io.tutorflow.of.another.kind.v1",
                    GoldenEvents.json(type).getBytes(UTF_8));
            topic.send(key, type.typeName(), BadEvents.withSurplusFields(type).getBytes(UTF_8));
            int bad = all.size() + 1 + (isOfNobody(type) ? 1 : 0);

            await().atMost(PATIENCE).until(() -> topic.deadLetters(key).size(), equalTo(bad));
            await().atMost(PATIENCE).until(() -> topic.isReadBy(requireNonNull(READERS.get(type.topic()))));
        }
        isHealthy();
    }

    @Test
    void noValueAtAllIsPutAsideWhereItMeansNothing() {
        var key = UUID.randomUUID().toString();
        try (var topic = new TestTopic(Topic.USAGE_FINALIZED.topicName())) {
            topic.send(key, EventType.USAGE_FINALIZED.typeName(), null);

            await().atMost(PATIENCE).until(() -> topic.deadLetters(key).size(), equalTo(1));
        }
    }

    @Test
    void anEventOfAnUnknownAccountIsPutAsideAndItsNeighboursAreCaptured() {
        var account = rows.accountWith(100);
        var stranger = UUID.randomUUID();
        // One key, so that they can come in one batch.
        try (var topic = new TestTopic(Topic.USAGE_FINALIZED.topicName())) {
            topic.send(account.value().toString(), EventType.USAGE_FINALIZED.typeName(), finalized(account.value()));
            topic.send(account.value().toString(), EventType.USAGE_FINALIZED.typeName(), finalized(stranger));
            topic.send(account.value().toString(), EventType.USAGE_FINALIZED.typeName(), finalized(account.value()));

            await().atMost(PATIENCE).until(() -> rows.transfers(account, "capture") == 2);
            await().atMost(PATIENCE)
                    .until(() -> topic.deadLetters(account.value().toString()).size(), equalTo(1));
        }
        assertEquals(Money.ofCredits(30), rows.wallet(account).posted());
        isHealthy();
    }

    private static void isHealthy() {
        get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
    }

    /** The golden usage is whole, but its account is not here. A void of it has nothing to release there either. */
    private static boolean isOfNobody(EventType type) {
        return type.topic() == Topic.USAGE_FINALIZED;
    }

    private static byte[] finalized(UUID account) {
        var golden = EventJson.read(GoldenEvents.json(EventType.USAGE_FINALIZED), UsageFinalized.class);
        return EventJson.write(new UsageFinalized(
                        UUID.randomUUID(),
                        account,
                        golden.audience(),
                        golden.subject(),
                        golden.billingSource(),
                        golden.priceSnapshot(),
                        golden.creditCost(),
                        golden.billableAmountUsd(),
                        golden.finalizedAmountUsd(),
                        UsageFinalized.MEASURED,
                        golden.inputTokens(),
                        golden.outputTokens(),
                        golden.providerCostUsd(),
                        golden.recordedAt(),
                        golden.finalizedAt(),
                        golden.title()))
                .getBytes(UTF_8);
    }
}
