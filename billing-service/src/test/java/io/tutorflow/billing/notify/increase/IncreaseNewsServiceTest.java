package io.tutorflow.billing.notify.increase;

import static io.tutorflow.billing.Newcomers.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.events.BudgetIncreaseDecided;
import io.tutorflow.events.BudgetIncreaseRequested;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.EventType;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestKafka;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A request for more reaches the org admins, and its answer the teacher: in the application and by mail, once. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class IncreaseNewsServiceTest {

    private static final Instant THEN = Instant.parse("2026-11-20T10:00:00Z");

    @Inject
    MockMailbox mailbox;

    @Inject
    Pool pool;

    private final UUID school = UUID.randomUUID();
    private final String adminsMail = UUID.randomUUID() + "@school.example";
    private final String teachersMail = UUID.randomUUID() + "@school.example";

    @Test
    void adminsAreToldOfARequestAndTheTeacherOfTheAnswer() throws Exception {
        open();
        var request = UUID.randomUUID();
        var asked = asked(request);

        send(EventType.BUDGET_INCREASE_REQUESTED, asked);
        send(EventType.BUDGET_INCREASE_REQUESTED, asked);
        send(EventType.BUDGET_INCREASE_DECIDED, decided(request, "approved", BigDecimal.valueOf(150), "extra", null));
        send(EventType.BUDGET_INCREASE_DECIDED, decided(request, "approved", BigDecimal.valueOf(150), "extra", null));
        // Whoever is told of the next answer was told, or not told, of all of these before.
        send(EventType.BUDGET_INCREASE_DECIDED, decided(UUID.randomUUID(), "denied", null, null, null));

        await(() -> !mailbox.getMailsSentTo(adminsMail).isEmpty()
                && mailbox.getMailsSentTo(teachersMail).size() >= 2);
        notifications(TestTokens.orgAdmin(school.toString()))
                .body("total", equalTo(1))
                .body("items[0].type", equalTo("budget_increase_requested"))
                .body("items[0].message", containsString("ada has spent 95.5 of the 100 tokens of this week"))
                .body("items[0].message", containsString("asks for a limit of 250. The note says: For the exam"))
                .body("items[0].tokens", nullValue());
        notifications(TestTokens.teacher(school.toString(), "ada"))
                .body("items.type", contains("budget_increase_decided", "budget_increase_decided"))
                .body(
                        "items.message",
                        containsInAnyOrder(
                                "Your request for more tokens was approved. You may spend 150 tokens more in this"
                                        + " period.",
                                "Your request for more tokens was denied."));
        notifications(TestTokens.teacher(school.toString(), "emmy")).body("items", empty());
        notifications(TestTokens.student(school.toString(), "ada")).body("items", empty());
        assertThat(mailbox.getMailsSentTo(adminsMail)).hasSize(1);
        assertThat(mailbox.getMailsSentTo(teachersMail))
                .extracting(mail -> mail.getSubject())
                .containsExactlyInAnyOrder(
                        "Your request for more tokens was approved", "Your request for more tokens was denied");
    }

    @Test
    void whoeverIsAddedLaterIsNotMailedWhatWasToldBefore() throws Exception {
        open();
        var before = asked(UUID.randomUUID());
        send(EventType.BUDGET_INCREASE_REQUESTED, before);
        await(() -> !mailbox.getMailsSentTo(adminsMail).isEmpty());
        var later = UUID.randomUUID() + "@school.example";
        mailTo(adminsMail, later);

        send(EventType.BUDGET_INCREASE_REQUESTED, before);
        send(EventType.BUDGET_INCREASE_REQUESTED, asked(UUID.randomUUID()));

        // Letters are owed in the transaction of their notification.
        await(() -> owedTo(later) > 0);
        assertThat(owedTo(later)).isEqualTo(1);
    }

    @Test
    void aDenialIsToldWithItsReason() throws Exception {
        open();

        send(EventType.BUDGET_INCREASE_DECIDED, decided(UUID.randomUUID(), "denied", null, null, "Next week"));

        await(() -> !mailbox.getMailsSentTo(teachersMail).isEmpty());
        notifications(TestTokens.teacher(school.toString(), "ada"))
                .body("items[0].message", equalTo("Your request for more tokens was denied. The reason: Next week"));
    }

    private void open() {
        with(TestTokens.operator())
                .body(Map.of("id", school, "name", "School", "timeZone", "Europe/Berlin", "tokens", 0))
                .post("/v1/admin/organizations")
                .then()
                .statusCode(201);
        mailTo(adminsMail);
    }

    private void mailTo(String... addresses) {
        with(TestTokens.orgAdmin(school.toString()))
                .body(Map.of("thresholdTokens", 5, "emails", List.of(addresses)))
                .put("/v1/school/settings/low-balance-threshold")
                .then()
                .statusCode(200);
    }

    private long owedTo(String address) {
        return pool.preparedQuery("SELECT count(*) FROM letter WHERE recipient = $1")
                .execute(Tuple.of(address))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition);
    }

    private static ValidatableResponse notifications(String token) {
        return with(token).get("/v1/school/notifications").then().statusCode(200);
    }

    private BudgetIncreaseRequested asked(UUID request) {
        return new BudgetIncreaseRequested(
                request,
                school,
                "ada",
                "weekly",
                BigDecimal.valueOf(100),
                new BigDecimal("95.5"),
                BigDecimal.valueOf(250),
                "For the exam",
                THEN);
    }

    private BudgetIncreaseDecided decided(
            UUID request,
            String outcome,
            @Nullable BigDecimal tokens,
            @Nullable String grantedAs,
            @Nullable String reason) {
        return new BudgetIncreaseDecided(
                request, school, "ada", outcome, tokens, grantedAs, reason, teachersMail, "an-admin", THEN);
    }

    private static void send(EventType type, Record event) throws Exception {
        try (var producer = new KafkaProducer<>(TestKafka.settings(), new StringSerializer(), new StringSerializer())) {
            var message = new ProducerRecord<>(
                    type.topic().topicName(), UUID.randomUUID().toString(), EventJson.write(event));
            message.headers().add("ce_type", type.typeName().getBytes(UTF_8));
            producer.send(message).get();
        }
    }
}
