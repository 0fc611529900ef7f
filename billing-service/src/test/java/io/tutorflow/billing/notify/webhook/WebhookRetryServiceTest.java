package io.tutorflow.billing.notify.webhook;

import static io.tutorflow.billing.notify.webhook.Listener.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.Clock;
import io.tutorflow.billing.notify.webhook.Customer.Received;
import io.tutorflow.testbed.TestbedResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an endpoint does not take is sent again for three days, and keeps nobody else waiting. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class WebhookRetryServiceTest {

    @Inject
    Webhooks webhooks;

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
    void isTriedAgainUntilItIsTaken() {
        customer.answers(500, Map.of(), "y".repeat(1_200)).answers(404);
        var endpoint = listener.listensAt(customer);
        var event = listener.happens(webhooks);

        endpoint.awaitLast("pending", 1);
        endpoint.deliveries()
                .body("items[0].responseStatus", equalTo(500))
                .body("items[0].response", equalTo("y".repeat(1_000)))
                .body("items[0].nextAttemptAt", notNullValue());
        endpoint.get("").body("failingSince", notNullValue());
        Clock.move("PT6S");
        endpoint.awaitLast("pending", 2);
        Clock.move("PT6M");

        endpoint.awaitLast("delivered", 3);
        assertEquals(
                List.of(event, event, event),
                customer.received().stream().map(Received::id).toList());
        endpoint.deliveries().body("items[0].attemptLog.responseStatus", contains(500, 404, 200));
        endpoint.get("").body("failingSince", nullValue());
    }

    @Test
    void isGivenUpAfterTheTenthAttemptAndStaysInTheLog() {
        for (int i = 0; i < 10; i++) {
            customer.answers(500);
        }
        var endpoint = listener.listensAt(customer);
        listener.happens(webhooks);

        var offset = Duration.ZERO;
        for (int attempt = 1; attempt < 10; attempt++) {
            endpoint.awaitLast("pending", attempt);
            var pause = WebhookLimits.PAUSES.get(attempt - 1);
            offset = offset.plus(pause).plus(pause.dividedBy(8)).plusSeconds(1);
            Clock.move(offset.toString());
        }

        endpoint.awaitLast("failed", 10);
        endpoint.get("/deliveries?status=failed").body("total", equalTo(1));
        endpoint.get("/deliveries?status=pending").body("total", equalTo(0));
    }

    @Test
    void whoAsksForTimeIsLeftAlone() {
        customer.answers(503, Map.of("Retry-After", "7200"), "");
        var endpoint = listener.listensAt(customer);
        listener.happens(webhooks);
        endpoint.awaitLast("pending", 1);

        String next = endpoint.last("nextAttemptAt");

        assertTrue(Instant.parse(next).isAfter(Instant.now().plusSeconds(7_000)), next);
    }

    @Test
    void aGoneEndpointIsDisabledAndWhatWaitsFails() {
        customer.answers(500).answers(410);
        var endpoint = listener.listensAt(customer);
        listener.happens(webhooks);
        endpoint.awaitLast("pending", 1);
        listener.happens(webhooks);

        endpoint.awaitLast("failed", 1);

        endpoint.get("").body("status", equalTo("disabled")).body("disabledReason", equalTo("gone"));
        endpoint.deliveries()
                .body("items.status", contains("failed", "failed"))
                .body("items[0].responseStatus", equalTo(410))
                .body("items[1].error", equalTo("the endpoint was disabled"));
        assertEquals(2, customer.received().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsAFailureAndNotFollowed(int status) {
        try (var elsewhere = new Customer()) {
            customer.answers(status, Map.of("Location", elsewhere.url()), "");
            var endpoint = listener.listensAt(customer);

            listener.happens(webhooks);

            endpoint.awaitLast("pending", 1);
            endpoint.deliveries().body("items[0].responseStatus", equalTo(status));
            assertTrue(elsewhere.received().isEmpty());
        }
    }

    @Test
    void whoDoesNotAnswerIsTriedAgainAndKeepsNobodyElseWaiting() {
        customer.hangs();
        var slow = listener.listensAt(customer);
        listener.happens(webhooks);
        listener.happens(webhooks);
        await(() -> customer.received().size() == 1);

        try (var quick = new Customer()) {
            var other = Listener.newcomer();
            var endpoint = other.listensAt(quick);
            other.happens(webhooks);
            endpoint.awaitLast("delivered", 1);
        }

        await(() ->
                slow.deliveries().extract().<List<String>>path("items.error").contains("no answer within 4 seconds"));
        await(() -> customer.received().size() >= 2);
        assertEquals(
                2, customer.received().stream().map(Received::id).distinct().count());
    }

    @Test
    void anEndpointIsSentOneAtATime() {
        var endpoint = listener.listensAt(customer.answersSlowly());

        for (int i = 0; i < 12; i++) {
            listener.happens(webhooks);
        }

        await(() -> endpoint.get("/deliveries?status=delivered").extract().<Integer>path("total") == 12);
        assertEquals(
                12, customer.received().stream().map(Received::id).distinct().count());
        assertEquals(1, customer.mostAtOnce());
    }

    /** The sender is taken for dead while it waits for the answer: its claim has run out, and nothing was noted. */
    @Test
    void isSentAgainUnderTheSameIdIfItsSenderDiesBeforeTheNote() {
        customer.hangs();
        var endpoint = listener.listensAt(customer);
        var event = listener.happens(webhooks);
        await(() -> customer.received().size() == 1);

        Clock.move("PT2M");

        endpoint.awaitLast("delivered", 2);
        customer.release();
        assertEquals(
                List.of(event, event),
                customer.received().stream().map(Received::id).toList());
        assertEquals(
                customer.received().getFirst().body(),
                customer.received().getLast().body());
        var next = listener.happens(webhooks);
        await(() -> customer.received().getLast().id().equals(next));
        endpoint.deliveries().body("items[1].attempts", equalTo(2)).body("items[1].status", equalTo("delivered"));
    }
}
