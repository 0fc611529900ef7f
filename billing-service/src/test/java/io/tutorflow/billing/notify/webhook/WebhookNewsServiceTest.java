package io.tutorflow.billing.notify.webhook;

import static io.tutorflow.billing.Newcomers.with;
import static io.tutorflow.billing.notify.webhook.Listener.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.Stripes;
import io.tutorflow.billing.payment.checkout.Payers;
import io.tutorflow.events.BudgetExceeded;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.EventType;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestKafka;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What customers are told of: payments that end, budgets that are used up. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class WebhookNewsServiceTest {

    private static final String SCHOOLS = "/v1/school/webhook-endpoints";

    @Inject
    Pool pool;

    private final Customer customer = new Customer();

    @BeforeEach
    void stripeIsAsUsual() {
        Stripes.isAsUsual();
    }

    @AfterEach
    void close() {
        customer.close();
    }

    @Test
    void aPaymentThatIsCreditedIsToldOnce() {
        var payer = Payers.verified(pool);
        var endpoint = new Listener(payer.newcomer().organizationId()).listensAt(customer);

        var payment = payer.pay(20);

        endpoint.awaitLast("delivered", 1);
        endpoint.deliveries()
                .body("total", equalTo(1))
                .body("items[0].type", equalTo("payment.succeeded"))
                .body("items[0].payload.data.paymentId", equalTo(payment))
                .body("items[0].payload.data.purpose", equalTo("top_up"))
                .body("items[0].payload.data.amountUsd", equalTo(20))
                .body("items[0].payload.data.credits", equalTo(2_000))
                .body("items[0].payload.data.receiptNumber", matchesPattern("R-\\d{6,}"));
        payer.payment(payment).body("status", equalTo("paid"));
    }

    @Test
    void aPurchaseHasItsBonus() {
        var school = school();
        var admin = TestTokens.orgAdmin(school);
        var endpoint = listensAt(admin);
        var begun = with(admin)
                .body(Map.of("amountUsd", 100))
                .post("/v1/school/purchases")
                .then()
                .statusCode(201)
                .extract();

        TestStripe.pay(begun.path("url"), Stripes.PAYS);

        await(() -> deliveries(admin, endpoint) == 1);
        with(admin)
                .get(SCHOOLS + "/" + endpoint + "/deliveries")
                .then()
                .body("items[0].payload.data.purpose", equalTo("purchase"))
                .body("items[0].payload.data.amountUsd", equalTo(100))
                .body("items[0].payload.data.credits", equalTo(10_750));
    }

    @Test
    void aPaymentThatTheBankRefusesIsToldWithItsReason() {
        var payer = Payers.verified(pool);
        var listener = new Listener(payer.newcomer().organizationId());
        var endpoint = listener.listensAt(customer);
        TestStripe.control("PUT", "payments", Map.of("settleLater", true));
        var payment = payer.pay(20);
        payer.awaitStatus(payment, "processing");

        TestStripe.control("PUT", "payments/" + intentOf(payment), Map.of("status", "failed"));

        endpoint.awaitLast("delivered", 1);
        endpoint.deliveries()
                .body("items[0].type", equalTo("payment.failed"))
                .body("items[0].payload.data.paymentId", equalTo(payment))
                .body("items[0].payload.data.failure", not(blankOrNullString()))
                .body("items[0].payload.data.credits", equalTo(2_000));
    }

    @Test
    void aBudgetThatIsUsedUpIsToldOnceARevision() throws Exception {
        var school = school();
        var admin = TestTokens.orgAdmin(school);
        var endpoint = listensAt(admin);
        var event = exceeded(UUID.fromString(school), UUID.randomUUID(), 1);

        send(event, EventJson.write(event));
        send(event, "{not an event");
        send(event, EventJson.write(event));
        var later = exceeded(event.organizationId(), event.budgetId(), 2);
        send(later, EventJson.write(later));

        await(() -> deliveries(admin, endpoint) == 2);
        await(() -> customer.received().size() == 2);
        with(admin)
                .get(SCHOOLS + "/" + endpoint + "/deliveries")
                .then()
                .body("items[0].type", equalTo("budget.exceeded"))
                .body("items[0].payload.timestamp", equalTo("2026-11-20T10:00:00Z"))
                .body("items[0].payload.data.teacherId", equalTo("teacher"))
                .body("items[0].payload.data.limitTokens", equalTo(100));
        assertEquals(2, deliveries(admin, endpoint));
    }

    private static BudgetExceeded exceeded(UUID school, UUID budget, long revision) {
        return new BudgetExceeded(
                budget,
                school,
                "teacher",
                "weekly",
                BigDecimal.valueOf(100),
                BigDecimal.valueOf(100.5),
                Instant.parse("2026-11-16T00:00:00Z"),
                Instant.parse("2026-11-23T00:00:00Z"),
                revision,
                "teacher",
                "admin",
                Instant.parse("2026-11-20T10:00:00Z"));
    }

    private void send(BudgetExceeded event, String json) throws Exception {
        var type = EventType.BUDGET_EXCEEDED;
        try (var producer = new KafkaProducer<>(TestKafka.settings(), new StringSerializer(), new StringSerializer())) {
            var message = new ProducerRecord<>(
                    type.topic().topicName(), event.budgetId().toString(), json);
            message.headers().add("ce_type", type.typeName().getBytes(UTF_8));
            producer.send(message).get();
        }
    }

    private String intentOf(String payment) {
        var session = pool.preparedQuery("SELECT session_id FROM payment WHERE id = $1")
                .execute(Tuple.of(UUID.fromString(payment)))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
        return TestStripe.get("/v1/checkout/sessions/" + session)
                .path("payment_intent")
                .asText();
    }

    private static String school() {
        var school = UUID.randomUUID().toString();
        with(TestTokens.operator())
                .body(Map.of("id", school, "name", "School", "timeZone", "Europe/Berlin", "tokens", 0))
                .post("/v1/admin/organizations")
                .then()
                .statusCode(201);
        return school;
    }

    private String listensAt(String admin) {
        return with(admin)
                .body(Map.of("url", customer.url()))
                .post(SCHOOLS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static int deliveries(String admin, String endpoint) {
        return with(admin)
                .get(SCHOOLS + "/" + endpoint + "/deliveries")
                .then()
                .statusCode(200)
                .extract()
                .path("total");
    }
}
