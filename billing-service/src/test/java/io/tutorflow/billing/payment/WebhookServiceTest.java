package io.tutorflow.billing.payment;

import static io.tutorflow.billing.payment.SentWebhooks.event;
import static io.tutorflow.billing.payment.SentWebhooks.now;
import static io.tutorflow.billing.payment.SentWebhooks.session;
import static io.tutorflow.billing.payment.SentWebhooks.signed;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.Stripes;
import io.tutorflow.billing.payment.checkout.Payers;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However webhooks come, each payment is credited once. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class WebhookServiceTest {

    @Inject
    Pool pool;

    private Payers payer;

    @BeforeEach
    void somebodyIsAboutToPay() {
        Stripes.isAsUsual();
        payer = Payers.verified(pool);
    }

    @AfterEach
    void askedStripeOnlyForWhatItKnows() {
        Stripes.hasHadOnlyValidRequests();
    }

    @Test
    void fiftyCopiesAtOnceCreditOnce() {
        TestStripe.control("PUT", "webhooks", Map.of("copies", 50));

        String payment = payer.pay(10);

        payer.awaitStatus(payment, "paid");
        awaitEvents(payment);
        assertCreditedOnce(1100);
    }

    @Test
    void oneThatComesBeforeTheRedirectAndAgainLaterCreditsOnce() throws Exception {
        String payment = payer.pay(10);
        payer.awaitStatus(payment, "paid");
        awaitEvents(payment);

        for (var event : eventsOf(payment)) {
            TestStripe.control("POST", "webhooks/" + event, Map.of("copies", 3));
        }
        awaitAnswers(payment);
        awaitLooks(payer.begin(10).extract().path("id"));

        assertCreditedOnce(1100);
    }

    @Test
    void theNewestFirstCreditsOnce() {
        Stripes.withholdsWebhooks();
        String payment = payer.pay(10);

        TestStripe.control("POST", "webhooks", Map.of("newestFirst", true));

        payer.awaitStatus(payment, "paid");
        assertCreditedOnce(1100);
    }

    @Test
    void oneThatNeverComesIsNotNeeded() {
        Stripes.withholdsWebhooks();
        String payment = payer.pay(10);

        aMinutePasses(payment);

        payer.awaitStatus(payment, "paid");
        TestStripe.control("POST", "webhooks", Map.of());
        awaitEvents(payment);
        assertCreditedOnce(1100);
    }

    @Test
    void aPaymentThatTheBankDecidesLaterIsCreditedThen() {
        TestStripe.control("PUT", "payments", Map.of("settleLater", true));
        String payment = payer.pay(10);
        payer.awaitStatus(payment, "processing");
        payer.account().body("creditBalance", equalTo(100));

        TestStripe.control("PUT", "payments/" + intentOf(payment), Map.of("status", "succeeded"));

        payer.awaitStatus(payment, "paid");
        assertCreditedOnce(1100);
    }

    @Test
    void aPaymentThatTheBankRefusesLaterIsNotCredited() {
        TestStripe.control("PUT", "payments", Map.of("settleLater", true));
        String payment = payer.pay(10);
        payer.awaitStatus(payment, "processing");

        TestStripe.control("PUT", "payments/" + intentOf(payment), Map.of("status", "failed"));

        payer.awaitStatus(payment, "failed");
        payer.account().body("creditBalance", equalTo(100));
    }

    @Test
    void whatIsPaidWinsOverWhatWasBelieved() {
        Stripes.withholdsWebhooks();
        String payment = payer.begin(10).extract().path("id");
        String url = payer.payment(payment).extract().path("url");
        execute("UPDATE payment SET state = 'expired' WHERE id = $1", payment);
        execute("DELETE FROM due_work WHERE id = $1", payment);

        TestStripe.pay(url, Stripes.PAYS);
        TestStripe.control("POST", "webhooks", Map.of());

        payer.awaitStatus(payment, "paid");
        assertCreditedOnce(1100);
    }

    /** Deleted there, or of another account: asking every minute would not help. */
    @Test
    void aSessionThatStripeDoesNotKnowIsAskedAboutEveryHour() {
        Stripes.withholdsWebhooks();
        String payment = payer.begin(10).extract().path("id");
        TestStripe.control(
                "DELETE", "objects/" + one("SELECT session_id FROM payment WHERE id = $1", payment), Map.of());

        aMinutePasses(payment);

        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> "yes"
                        .equals(one(
                                "SELECT CASE WHEN due_at > now() + interval '50 minutes' THEN 'yes' ELSE 'no' END"
                                        + " FROM due_work WHERE id = $1",
                                payment)));
        payer.payment(payment).body("status", equalTo("open"));
    }

    @Test
    void aCardThatCannotBeLearntKeepsNothingFromBeingCredited() {
        Stripes.withholdsWebhooks();
        var begun = payer.begin(Map.of("amountUsd", 10, "saveCard", true)).extract();
        TestStripe.pay(begun.path("url"), Stripes.PAYS);
        TestStripe.control(
                "PUT",
                "faults",
                Map.of("operation", "GET /v1/payment_methods/{id}", "kind", "refuse", "status", 403, "times", 9));

        TestStripe.control("POST", "webhooks", Map.of());

        payer.awaitStatus(begun.path("id"), "paid");
        assertCreditedOnce(1100);
        payer.newcomer()
                .calling()
                .get("/v1/platform/agent/billing/status")
                .then()
                .body("hasPaymentMethod", equalTo(false));
    }

    /** It may say what it wants: Stripe is asked. */
    @Test
    void believesNothingThatAWebhookSays() throws Exception {
        String payment = payer.begin(10).extract().path("id");
        var session = one("SELECT session_id FROM payment WHERE id = $1", payment);

        signed(
                        event(
                                "evt_" + payment,
                                "checkout.session.completed",
                                session(session, UUID.fromString(payment)),
                                ""),
                        now())
                .statusCode(200);
        awaitLooks(payment);

        payer.payment(payment).body("status", equalTo("open"));
        payer.account().body("creditBalance", equalTo(100));
    }

    @Test
    void takesWhatIsNoneOfOurs() {
        var id = "evt_" + UUID.randomUUID();

        signed(event(id, "product.created", "{\"id\":\"prod_1\",\"object\":\"product\"}", ""), now())
                .statusCode(200);

        assertEquals(1, SentWebhooks.kept(pool, id));
    }

    @Test
    void theSameEventAtOnceIsKeptOnce() {
        var id = "evt_" + UUID.randomUUID();
        var body = event(id, "product.created", "{\"id\":\"prod_1\",\"object\":\"product\"}", "");

        AtOnce.call(20, caller -> signed(body, now()).statusCode(200));

        assertEquals(1, SentWebhooks.kept(pool, id));
    }

    private void assertCreditedOnce(int credits) {
        payer.account().body("creditBalance", equalTo(credits));
        payer.newcomer()
                .calling()
                .get("/v1/platform/agent/transactions?type=purchase")
                .then()
                .body("total", equalTo(1));
    }

    private void aMinutePasses(String payment) {
        execute("UPDATE due_work SET due_at = now() WHERE id = $1", payment);
    }

    private String intentOf(String payment) {
        return TestStripe.get("/v1/checkout/sessions/" + one("SELECT session_id FROM payment WHERE id = $1", payment))
                .path("payment_intent")
                .asText();
    }

    /** Of the session and of its intent. */
    private void awaitEvents(String payment) {
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> eventsOf(payment).length >= 2);
    }

    /** Until each webhook that Stripe sent about it was answered. */
    private void awaitAnswers(String payment) {
        var events = List.of(eventsOf(payment));
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() ->
                        TestStripe.control("GET", "webhooks", Map.of()).path("open").findValuesAsText("event").stream()
                                .noneMatch(events::contains));
    }

    /** Until it was looked at, and so was all that had been due: that is over when a later round of looks has begun. */
    private void awaitLooks(String payment) {
        for (int round = 0; round < 2; round++) {
            int before = looks(payment);
            execute("UPDATE due_work SET due_at = now() WHERE job = 'payments' AND id = $1", payment);
            Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> looks(payment) > before);
        }
    }

    private int looks(String payment) {
        return Integer.parseInt(one("SELECT attempts::text FROM due_work WHERE job = 'payments' AND id = $1", payment));
    }

    private String[] eventsOf(String payment) {
        return one("SELECT string_agg(id, ' ') FROM stripe_event WHERE payment_id = $1", payment)
                .split(" ");
    }

    private String one(String sql, String payment) {
        return String.valueOf(pool.preparedQuery(sql)
                .execute(Tuple.of(UUID.fromString(payment)))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0));
    }

    private void execute(String sql, String payment) {
        pool.preparedQuery(sql)
                .execute(Tuple.of(UUID.fromString(payment)))
                .await()
                .indefinitely();
    }
}
