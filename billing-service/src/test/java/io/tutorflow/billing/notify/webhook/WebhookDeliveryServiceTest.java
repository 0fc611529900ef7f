package io.tutorflow.billing.notify.webhook;

import static io.tutorflow.billing.Newcomers.with;
import static io.tutorflow.billing.notify.webhook.Listener.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.Clock;
import io.tutorflow.billing.notify.webhook.Customer.Received;
import io.tutorflow.billing.payment.checkout.Payers;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens is sent to who listens: signed, and under one id however often. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class WebhookDeliveryServiceTest {

    @Inject
    Webhooks webhooks;

    @Inject
    Pool pool;

    @Inject
    MockMailbox mailbox;

    private final Customer customer = new Customer();
    private Listener listener;

    @BeforeEach
    void somebodyListens() {
        listener = Listener.newcomer();
    }

    @AfterEach
    void itIsNow() {
        Clock.move("PT0S");
        customer.close();
    }

    @Test
    void isSentOnceAndSignedWithTheSecretThatWasShown() throws Exception {
        var endpoint = listener.listensAt(customer);

        var event = listener.happens(webhooks);

        endpoint.awaitLast("delivered", 1);
        var request = customer.received().getFirst();
        assertEquals(1, customer.received().size());
        assertEquals("POST", request.method());
        assertEquals("/hooks?from=tutorflow", request.path());
        assertEquals("application/json", request.header("content-type"));
        assertEquals(event, request.id());
        assertEquals(
                "{\"type\":\"credits.balance_low\",\"timestamp\":\"2026-11-21T10:00:00Z\",\"data\":",
                request.body().substring(0, 72));
        assertEquals(signature(endpoint.secret(), request), request.header("webhook-signature"));
        long age = Instant.now().getEpochSecond() - Long.parseLong(request.header("webhook-timestamp"));
        assertTrue(Math.abs(age) < 300, "signed " + age + " seconds ago");
        endpoint.deliveries()
                .body("total", equalTo(1))
                .body("items[0].eventId", equalTo(event))
                .body("items[0].type", equalTo("credits.balance_low"))
                .body("items[0].payload.data.creditBalance", equalTo(12.5f))
                .body("items[0].responseStatus", equalTo(200))
                .body("items[0].response", equalTo("thanks"))
                .body("items[0].nextAttemptAt", nullValue())
                .body("items[0].attemptLog", hasSize(1));
    }

    @Test
    void theSameEventToldTwiceIsOneDelivery() {
        var endpoint = listener.listensAt(customer);
        var id = UUID.randomUUID();

        listener.happens(webhooks, id);
        listener.happens(webhooks, id);
        endpoint.awaitLast("delivered", 1);
        listener.happens(webhooks, id);
        var next = listener.happens(webhooks);

        await(() ->
                customer.received().stream().anyMatch(request -> request.id().equals(next)));
        endpoint.deliveries().body("total", equalTo(2));
        assertEquals(2, customer.received().size());
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        var endpoint = listener.listensAt(customer);

        assertThrows(
                IllegalStateException.class,
                () -> Listener.committed(() -> webhooks.tell(
                                listener.account(),
                                WebhookType.CREDITS_EXHAUSTED,
                                UUID.randomUUID(),
                                Map.of(),
                                Instant.EPOCH)
                        .chain(() -> Uni.createFrom().failure(new IllegalArgumentException("something else failed")))));

        endpoint.deliveries().body("total", equalTo(0));
    }

    @Test
    void goesToEachEndpointThatWantsItAndToNobodyElses() {
        var chosen = listener.listensAt(customer);
        var other = listener.listensAt(customer);
        var off = listener.listensAt(customer);
        var stranger = Listener.newcomer().listensAt(customer);
        other.change(Map.of("events", List.of("payment.failed", "budget.exceeded")))
                .statusCode(200);
        off.change(Map.of("status", "disabled")).statusCode(200);
        chosen.change(Map.of("events", List.of("credits.balance_low"))).statusCode(200);

        listener.happens(webhooks);

        chosen.awaitLast("delivered", 1);
        for (var nobody : List.of(other, off, stranger)) {
            nobody.deliveries().body("total", equalTo(0));
        }
        assertEquals(1, customer.received().size());
    }

    @Test
    void isReplayedUnderTheSameId() {
        var endpoint = listener.listensAt(customer);
        var event = listener.happens(webhooks);
        endpoint.awaitLast("delivered", 1);

        endpoint.post("/deliveries/" + endpoint.last("id") + "/replay")
                .statusCode(202)
                .body("eventId", equalTo(event));

        endpoint.awaitLast("delivered", 2);
        assertEquals(
                List.of(event, event),
                customer.received().stream().map(Received::id).toList());
        endpoint.post("/deliveries/" + UUID.randomUUID() + "/replay").statusCode(404);
        endpoint.change(Map.of("status", "disabled")).statusCode(200);
        endpoint.post("/deliveries/" + endpoint.last("id") + "/replay").statusCode(409);
    }

    @Test
    void isSignedTwiceForADayAfterTheSecretIsRotated() throws Exception {
        var endpoint = listener.listensAt(customer);
        String newer = endpoint.post("/rotate-secret").statusCode(200).extract().path("secret");

        listener.happens(webhooks);
        endpoint.awaitLast("delivered", 1);
        Clock.move("PT25H");
        listener.happens(webhooks);
        await(() -> customer.received().size() == 2);

        assertNotEquals(endpoint.secret(), newer);
        var both = customer.received().getFirst();
        assertEquals(
                List.of(signature(newer, both), signature(endpoint.secret(), both)),
                Arrays.asList(both.header("webhook-signature").split(" ")));
        var one = customer.received().getLast();
        assertEquals(signature(newer, one), one.header("webhook-signature"));
    }

    @Test
    void everySecretOfTheLastDaySigns() throws Exception {
        var endpoint = listener.listensAt(customer);
        String second =
                endpoint.post("/rotate-secret").statusCode(200).extract().path("secret");
        Clock.move("PT20H");
        String third = endpoint.post("/rotate-secret").statusCode(200).extract().path("secret");

        listener.happens(webhooks);
        await(() -> customer.received().size() == 1);
        Clock.move("PT25H");
        listener.happens(webhooks);
        await(() -> customer.received().size() == 2);

        var first = customer.received().getFirst();
        assertEquals(
                List.of(signature(third, first), signature(second, first), signature(endpoint.secret(), first)),
                Arrays.asList(first.header("webhook-signature").split(" ")));
        var last = customer.received().getLast();
        assertEquals(
                List.of(signature(third, last), signature(second, last)),
                Arrays.asList(last.header("webhook-signature").split(" ")));
    }

    @Test
    void tenReplacedSecretsSignAtMost() {
        var endpoint = listener.listensAt(customer);
        for (int i = 0; i < 10; i++) {
            endpoint.post("/rotate-secret").statusCode(200);
        }

        endpoint.post("/rotate-secret").statusCode(429);
    }

    @Test
    void aTestGoesToItsEndpointAloneWhateverItChose() {
        try (var neighbour = new Customer()) {
            var endpoint = listener.listensAt(customer);
            endpoint.change(Map.of("events", List.of("payment.failed"))).statusCode(200);
            var other = listener.listensAt(neighbour);

            String event = endpoint.post("/test").statusCode(202).extract().path("eventId");

            endpoint.awaitLast("delivered", 1);
            assertEquals(event, customer.received().getFirst().id());
            endpoint.deliveries().body("items[0].type", equalTo("webhook.test"));
            other.deliveries().body("total", equalTo(0));
        }
    }

    @Test
    void anEndpointAtWhichEverythingFailsForFiveDaysIsDisabledWithALetter() {
        var payer = Payers.verified(pool);
        var owner = new Listener(payer.newcomer().organizationId());
        for (int i = 0; i < 30; i++) {
            customer.answers(500);
        }
        var endpoint = owner.listensAt(customer);
        owner.happens(webhooks);
        endpoint.awaitLast("pending", 1);

        Clock.move("PT96H");
        endpoint.awaitLast("pending", 2);
        endpoint.get("").body("status", equalTo("enabled"));
        Clock.move("PT121H");

        await(() -> "disabled".equals(endpoint.get("").extract().path("status")));
        endpoint.get("").body("disabledReason", equalTo("failing"));
        endpoint.awaitLast("failed", 3);
        await(() -> mailbox.getMailsSentTo(payer.email()).stream()
                .anyMatch(mail -> mail.getSubject().equals("Your webhook endpoint has been disabled")));
        endpoint.change(Map.of("status", "enabled")).body("failingSince", nullValue());
    }

    @Test
    void whatIsToldInTheMomentOfDisablingFailsToo() {
        var endpoint = listener.listensAt(customer);
        listener.happens(webhooks);
        endpoint.awaitLast("delivered", 1);
        endpoint.change(Map.of("status", "disabled"));

        pool.preparedQuery("UPDATE webhook_delivery SET state = 'pending', next_attempt_at = now(), ended_at = NULL"
                        + " WHERE endpoint_id = $1")
                .execute(Tuple.of(UUID.fromString(endpoint.id())))
                .await()
                .indefinitely();

        endpoint.awaitLast("failed", 1);
        endpoint.deliveries().body("items[0].error", equalTo("the endpoint was disabled"));
    }

    @Test
    void whatEndedLongAgoIsForgottenAndNotToldAnew() {
        var endpoint = listener.listensAt(customer);
        var id = UUID.randomUUID();
        listener.happens(webhooks, id);
        endpoint.awaitLast("delivered", 1);

        Clock.move("PT721H");

        await(() -> endpoint.deliveries().extract().<Integer>path("total") == 0);
        listener.happens(webhooks, id);
        endpoint.deliveries().body("total", equalTo(0));
    }

    @Test
    void whatAnEndpointThatIsDeletedWasSentIsDeletedWithIt() {
        var endpoint = listener.listensAt(customer);
        listener.happens(webhooks);
        endpoint.awaitLast("delivered", 1);

        with(listener.owner()).delete(endpoint.path()).then().statusCode(204);

        endpoint.get("/deliveries").statusCode(404);
    }

    /** By hand, after the text of the specification. */
    private static String signature(String secret, Received request) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        var signed = request.id() + "." + request.header("webhook-timestamp") + "." + request.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
