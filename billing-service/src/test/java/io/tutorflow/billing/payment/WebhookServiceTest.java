package io.tutorflow.billing.payment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.stripe.net.Webhook;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.Stripes;
import io.tutorflow.billing.checkout.Payers;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However webhooks come, each payment is credited once. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class WebhookServiceTest {

    private static final String SECRET = "whsec_0a1b2c3d4e5f0a1b2c3d4e5f";

    @Inject
    Pool pool;

    private Payers payer;

    @BeforeEach
    void somebodyIsAboutToPay() {
        Stripes.isAsUsual();
        payer = Payers.verified(pool);
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

        Thread.sleep(2_500);
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
        execute("UPDATE payment SET state = 'expired', look_at = NULL WHERE id = $1", payment);

        TestStripe.pay(url, Stripes.PAYS);
        TestStripe.control("POST", "webhooks", Map.of());

        payer.awaitStatus(payment, "paid");
        assertCreditedOnce(1100);
    }

    @Test
    void refusesWhatStripeDidNotSign() {
        var body = event("evt_forged", "checkout.session.completed", session("cs_forged", UUID.randomUUID()), "");

        post(body, "t=" + now() + ",v1=" + "0".repeat(64)).statusCode(400);
        for (var unreadable : List.of("nonsense", "t", "t=abc,v1=00", "t=,v1=", "=,=", ",")) {
            post(body, unreadable).statusCode(400);
        }
        given().body(body)
                .contentType("application/json")
                .post("/webhooks/stripe")
                .then()
                .statusCode(400)
                .body("error.message", containsString("Stripe-Signature is missing"));
        assertEquals(0, kept("evt_forged"));
    }

    @Test
    void refusesWhatWasSignedTooLongAgo() {
        var body = event("evt_old", "checkout.session.completed", session("cs_old", UUID.randomUUID()), "");

        signed(body, now() - 301).statusCode(400).body("error.message", containsString("refused"));

        assertEquals(0, kept("evt_old"));
    }

    @Test
    void refusesWhatIsAboutSomebodyElse() {
        String payment = payer.begin(10).extract().path("id");
        var ours = UUID.fromString(payment);

        signed(event("evt_other_session", "checkout.session.completed", session("cs_other", ours), ""), now())
                .statusCode(400);
        signed(
                        event(
                                "evt_connected",
                                "checkout.session.completed",
                                session("cs_other", ours),
                                ",\"account\":\"acct_1\""),
                        now())
                .statusCode(400);
        signed(
                        event("evt_live", "checkout.session.completed", session("cs_other", ours), "")
                                .replace("\"livemode\":false", "\"livemode\":true"),
                        now())
                .statusCode(400);

        assertEquals(0, kept("evt_other_session") + kept("evt_connected") + kept("evt_live"));
        payer.payment(payment).body("status", equalTo("open"));
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

        Thread.sleep(2_500);
        payer.payment(payment).body("status", equalTo("open"));
        payer.account().body("creditBalance", equalTo(100));
    }

    @Test
    void takesWhatIsNoneOfOurs() {
        var id = "evt_" + UUID.randomUUID();

        signed(event(id, "product.created", "{\"id\":\"prod_1\",\"object\":\"product\"}", ""), now())
                .statusCode(200);

        assertEquals(1, kept(id));
    }

    @Test
    void theSameEventAtOnceIsKeptOnce() {
        var id = "evt_" + UUID.randomUUID();
        var body = event(id, "product.created", "{\"id\":\"prod_1\",\"object\":\"product\"}", "");

        AtOnce.call(20, caller -> signed(body, now()).statusCode(200));

        assertEquals(1, kept(id));
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
        execute("UPDATE payment SET look_at = now() WHERE id = $1", payment);
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

    private String[] eventsOf(String payment) {
        return one("SELECT string_agg(id, ' ') FROM stripe_event WHERE payment_id = $1", payment)
                .split(" ");
    }

    private int kept(String event) {
        return pool.preparedQuery("SELECT count(*)::int FROM stripe_event WHERE id = $1")
                .execute(Tuple.of(event))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger(0);
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

    private static String session(String id, UUID payment) {
        return "{\"id\":\"%s\",\"object\":\"checkout.session\",\"payment_status\":\"paid\",\"metadata\":{\"payment_id\":\"%s\"}}"
                .formatted(id, payment);
    }

    private static String event(String id, String type, String object, String more) {
        return "{\"id\":\"%s\",\"object\":\"event\",\"type\":\"%s\",\"created\":%d,\"livemode\":false,\"data\":{\"object\":%s}%s}"
                .formatted(id, type, now(), object, more);
    }

    private static ValidatableResponse signed(String body, long at) {
        try {
            return post(body, "t=" + at + ",v1=" + Webhook.Util.computeHmacSha256(SECRET, at + "." + body));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ValidatableResponse post(String body, String signature) {
        return given().contentType("application/json")
                .header("Stripe-Signature", signature)
                .body(body)
                .post("/webhooks/stripe")
                .then();
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
