package io.tutorflow.billing.payment;

import static io.restassured.RestAssured.given;
import static io.tutorflow.billing.payment.SentWebhooks.event;
import static io.tutorflow.billing.payment.SentWebhooks.now;
import static io.tutorflow.billing.payment.SentWebhooks.post;
import static io.tutorflow.billing.payment.SentWebhooks.session;
import static io.tutorflow.billing.payment.SentWebhooks.signed;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.Stripes;
import io.tutorflow.billing.payment.checkout.Payers;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A webhook that is not from Stripe, not of today or not about us is refused, and nothing is kept of it. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class WebhookRefusalServiceTest {

    @Inject
    Pool pool;

    private Payers payer;

    @BeforeEach
    void somebodyIsAboutToPay() {
        Stripes.isAsUsual();
        payer = Payers.verified(pool);
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
        assertEquals(0, SentWebhooks.kept(pool, "evt_forged"));
    }

    @Test
    void refusesWhatWasSignedTooLongAgo() {
        var body = event("evt_old", "checkout.session.completed", session("cs_old", UUID.randomUUID()), "");

        signed(body, now() - 301).statusCode(400).body("error.message", containsString("refused"));

        assertEquals(0, SentWebhooks.kept(pool, "evt_old"));
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

        assertEquals(
                0,
                SentWebhooks.kept(pool, "evt_other_session")
                        + SentWebhooks.kept(pool, "evt_connected")
                        + SentWebhooks.kept(pool, "evt_live"));
        payer.payment(payment).body("status", equalTo("open"));
    }
}
