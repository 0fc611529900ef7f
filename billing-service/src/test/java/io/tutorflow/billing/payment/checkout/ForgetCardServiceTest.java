package io.tutorflow.billing.payment.checkout;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.Stripes;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link alone changes no card: who reads the workspace's mail does, by a button. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class ForgetCardServiceTest {

    private static final String FORGET = "/v1/platform/agent/checkout/forget-card";
    private static final Pattern LINK = Pattern.compile("/checkout/forget-card\\.html\\?token=([0-9a-f]{64})");

    @Inject
    Pool pool;

    @Inject
    MockMailbox mailbox;

    private Payers payer;

    @BeforeEach
    void aCardIsKept() {
        Stripes.isAsUsual();
        payer = Payers.verified(pool);
        var begun = payer.begin(Map.of("amountUsd", 25, "saveCard", true))
                .statusCode(201)
                .extract();
        TestStripe.pay(begun.path("url"), Stripes.PAYS);
        payer.awaitStatus(begun.path("id"), "paid");
    }

    @Test
    void theButtonOfTheMailsPageForgetsTheCard() {
        post(FORGET, payer.token())
                .statusCode(202)
                .body("sentTo", equalTo(payer.email().charAt(0) + "•••@agents.example"));
        var token = token();
        given().get(FORGET + "?token=" + token)
                .then()
                .statusCode(200)
                .body("name", equalTo("Payer"))
                .body("card.last4", equalTo("4242"));
        isKept(true);

        post(FORGET + "/confirm", token).statusCode(204);

        isKept(false);
        post(FORGET + "/confirm", token).statusCode(404);
        given().get(FORGET + "?token=" + token).then().statusCode(404);
        post(FORGET, payer.token()).statusCode(409);
    }

    @Test
    void theLinkToPayIsNoLinkToForget() {
        post(FORGET + "/confirm", payer.token()).statusCode(404);

        isKept(true);
    }

    @Test
    void aMailboxIsNotFilled() {
        for (int i = 0; i < 3; i++) {
            post(FORGET, payer.token()).statusCode(202);
        }

        post(FORGET, payer.token()).statusCode(429).header("Retry-After", notNullValue());
    }

    @Test
    void thePageKnowsTheCardAndWhoAskedForTheLink() {
        given().get("/v1/platform/agent/checkout?token=" + payer.token())
                .then()
                .body("card.brand", equalTo("visa"))
                .body("card.last4", equalTo("4242"))
                .body("card.expires", notNullValue())
                .body("card.keptSince", notNullValue())
                .body("requestedBy", equalTo("first key"))
                .body("receiptTo", equalTo(payer.email().charAt(0) + "•••@agents.example"))
                .body("testMode", equalTo(true));
    }

    private void isKept(boolean expected) {
        given().get("/v1/platform/agent/checkout?token=" + payer.token())
                .then()
                .body("hasPaymentMethod", equalTo(expected));
    }

    private String token() {
        var text = mailbox.getMailsSentTo(payer.email()).stream()
                .filter(mail -> mail.getSubject().startsWith("Remove your saved card"))
                .findFirst()
                .orElseThrow()
                .getText();
        var link = LINK.matcher(text);
        assertTrue(link.find(), text);
        return link.group(1);
    }

    private static ValidatableResponse post(String path, String token) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("token", token))
                .post(path)
                .then();
    }
}
