package io.tutorflow.billing.payment.checkout;

import static io.restassured.RestAssured.given;
import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.Newcomers;
import io.tutorflow.billing.Stripes;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person pays for a workspace. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class CheckoutServiceTest {

    @Inject
    Pool pool;

    @Inject
    MockMailbox mailbox;

    @BeforeEach
    void stripeIsAsUsual() {
        Stripes.isAsUsual();
    }

    @AfterEach
    void askedStripeOnlyForWhatItKnows() {
        Stripes.hasHadOnlyValidRequests();
    }

    @Test
    void whatIsPaidIsThereWithItsReceiptAndItsCard() {
        var payer = Payers.verified(pool);
        var begun = payer.begin(Map.of("amountUsd", 25, "saveCard", true))
                .statusCode(201)
                .body("status", equalTo("open"))
                .body("amountUsd", equalTo(25))
                .body("credits", equalTo(2500))
                .body("bonusCredits", equalTo(0))
                .body("url", startsWith(TestStripe.url()))
                .extract();

        TestStripe.pay(begun.path("url"), Stripes.PAYS);

        String id = begun.path("id");
        payer.awaitStatus(id, "paid");
        payer.payment(id).body("receiptNumber", startsWith("R-")).body("paidAt", notNullValue());
        payer.account().body("creditBalance", equalTo(2600));
        payer.newcomer()
                .calling()
                .get("/v1/platform/agent/transactions")
                .then()
                .body("items.type", contains("purchase", "signup"))
                .body("items[0].id", equalTo(id))
                .body("items[0].amount", equalTo(2500))
                .body("items[0].description", equalTo("Bought 2,500 TutorFlow credits for $25.00 by card"));
        payer.newcomer()
                .calling()
                .get("/v1/platform/agent/billing/status")
                .then()
                .body("hasPaymentMethod", equalTo(true))
                .body("cardBrand", equalTo("visa"))
                .body("cardLast4", equalTo("4242"));
        given().get("/v1/platform/agent/checkout?token=" + payer.token())
                .then()
                .body("hasPaymentMethod", equalTo(true));
        assertOneReceipt(payer);
    }

    @Test
    void aCardIsKeptOnlyIfThePersonSaysSo() {
        var payer = Payers.verified(pool);

        payer.awaitStatus(payer.pay(5), "paid");

        payer.newcomer()
                .calling()
                .get("/v1/platform/agent/billing/status")
                .then()
                .body("hasPaymentMethod", equalTo(false))
                .body("cardBrand", nullValue());
    }

    @Test
    void saysWhomTheLinkPaysFor() {
        var payer = Payers.verified(pool);

        given().get("/v1/platform/agent/checkout?token=" + payer.token())
                .then()
                .statusCode(200)
                .body("organizationId", equalTo(payer.newcomer().organizationId()))
                .body("name", equalTo("Payer"))
                .body("creditBalance", equalTo(100))
                .body("hasPaymentMethod", equalTo(false))
                .body("minimumUsd", equalTo(5))
                .body("maximumUsd", equalTo(5000));
    }

    @Test
    void aBillingSessionNeedsAVerifiedAddress() {
        Payers.unverified("somebody-" + Newcomers.aSlug() + "@agents.example")
                .calling()
                .post("/v1/platform/agent/billing/session")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("email_verification_required"));
    }

    @ParameterizedTest
    @CsvSource({
        "4.99, amountUsd must be greater than or equal to 5",
        "5000.01, amountUsd must be less than or equal to 5000",
        "25.001, amountUsd must be in whole cents",
        "-5, amountUsd must be greater than or equal to 5"
    })
    void namesTheLimitThatAnAmountBreaks(double amountUsd, String message) {
        Payers.verified(pool).begin(amountUsd).statusCode(400).body("error.message", containsString(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5000", "12.34"})
    void takesWhatIsWithinTheLimits(String amountUsd) {
        Payers.verified(pool).begin(new java.math.BigDecimal(amountUsd)).statusCode(201);
    }

    @Test
    void anUnknownLinkIsNotFound() {
        given().get("/v1/platform/agent/checkout?token=" + "0".repeat(64))
                .then()
                .statusCode(404);
        given().get("/v1/platform/agent/checkout?token=abc").then().statusCode(400);
        given().get("/v1/platform/agent/checkout").then().statusCode(400);
    }

    @Test
    void nobodySeesAPaymentThroughAnothersLink() {
        String id = Payers.verified(pool).begin(5).extract().path("id");

        Payers.verified(pool).payment(id).statusCode(404);
    }

    @Test
    void theSameKeyAtOnceIsOnePaymentAtOnePage() {
        var payer = Payers.verified(pool);
        var wish = Map.<String, Object>of("amountUsd", 20, "idempotencyKey", "once");

        var urls = new HashSet<>(AtOnce.call(
                6, caller -> payer.begin(wish).statusCode(201).extract().path("url")));

        assertEquals(1, urls.size());
        payer.begin(Map.of("amountUsd", 21, "idempotencyKey", "once"))
                .statusCode(409)
                .body("error.code", equalTo("platform_conflict"));
    }

    @Test
    void aDeclinedCardChargesNothingAndAnotherOnePays() {
        var payer = Payers.verified(pool);
        var begun = payer.begin(10).extract();

        var refused = TestStripe.pay(begun.path("url"), Stripes.DECLINED);

        assertEquals(402, refused.statusCode());
        payer.account().body("creditBalance", equalTo(100));
        TestStripe.pay(begun.path("url"), Stripes.PAYS);
        payer.awaitStatus(begun.path("id"), "paid");
        payer.account().body("creditBalance", equalTo(1100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refuse", "fail_afterwards"})
    void anErrorOfStripesIsToldAndTheSameWishWorksLater(String kind) {
        var payer = Payers.verified(pool);
        var wish = Map.<String, Object>of("amountUsd", 20, "idempotencyKey", "again");
        TestStripe.control(
                "PUT",
                "faults",
                Map.of("operation", "POST /v1/checkout/sessions", "kind", kind, "status", 500, "times", 1));

        payer.begin(wish)
                .statusCode(503)
                .body("error.code", equalTo("platform_unavailable"))
                .body("error.message", containsString("nothing was charged"));

        payer.begin(wish).statusCode(201).body("status", equalTo("open"));
    }

    /** {@code stripe-java} sends it three times. */
    @Test
    void whatIsBusyAtStripeIsWaitedFor() {
        TestStripe.control(
                "PUT",
                "faults",
                Map.of("operation", "POST /v1/checkout/sessions", "kind", "refuse", "status", 409, "times", 4));

        Payers.verified(pool).begin(20).statusCode(201);
    }

    @Test
    void anAnswerThatIsLostIsHeardTheSecondTime() {
        var payer = Payers.verified(pool);
        Stripes.fails("POST /v1/checkout/sessions", "lose_answer", 1);
        var wish = Map.<String, Object>of("amountUsd", 20, "idempotencyKey", "lost");

        payer.begin(wish);

        var begun = payer.begin(wish).statusCode(201).extract();
        TestStripe.pay(begun.path("url"), Stripes.PAYS);
        payer.awaitStatus(begun.path("id"), "paid");
        payer.account().body("creditBalance", equalTo(2100));
    }

    /** Deleted in Stripe's dashboard, or the key is of another account now. */
    @Test
    void aCustomerThatStripeDoesNotKnowAnyMoreIsMadeAnew() {
        var payer = Payers.verified(pool);
        payer.begin(20).statusCode(201);
        pool.preparedQuery("UPDATE stripe_customer SET customer_id = 'cus_gone' || account_id WHERE account_id = $1")
                .execute(Tuple.of(UUID.fromString(payer.newcomer().organizationId())))
                .await()
                .indefinitely();
        var wish = Map.<String, Object>of("amountUsd", 20, "idempotencyKey", "anew");

        payer.begin(wish).statusCode(503);

        payer.begin(wish).statusCode(201).body("status", equalTo("open"));
    }

    @Test
    void nobodyPaysForASuspendedWorkspace() {
        var payer = Payers.verified(pool);
        with(TestTokens.operator())
                .body(Map.of("status", "suspended"))
                .patch("/v1/admin/workspaces/" + payer.newcomer().organizationId())
                .then()
                .statusCode(200);

        payer.begin(20).statusCode(403).body("error.code", equalTo("platform_workspace_suspended"));
    }

    @Test
    void theSameKeyWithAnotherAnswerAboutTheCardIsAnotherWish() {
        var payer = Payers.verified(pool);
        payer.begin(Map.of("amountUsd", 20, "idempotencyKey", "k", "saveCard", true))
                .statusCode(201);

        payer.begin(Map.of("amountUsd", 20, "idempotencyKey", "k", "saveCard", false))
                .statusCode(409);
    }

    @Test
    void nobodyBeginsPaymentsWithoutEnd() {
        var payer = Payers.verified(pool);
        for (int i = 0; i < 30; i++) {
            payer.begin(5).statusCode(201);
        }

        payer.begin(5).statusCode(429).header("Retry-After", notNullValue());
    }

    @Test
    void thePagesRunNothingOfAnybodyElse() {
        for (var page : List.of(
                "/", "/checkout/", "/checkout/paid.html", "/checkout/cancelled.html", "/checkout/forget-card.html")) {
            given().noFilters()
                    .get(page)
                    .then()
                    .statusCode(200)
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("Referrer-Policy", equalTo("no-referrer"));
        }
    }

    private void assertOneReceipt(Payers payer) {
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> receipts(payer) > 0);
        assertEquals(1, receipts(payer));
    }

    private long receipts(Payers payer) {
        return mailbox.getMailsSentTo(payer.email()).stream()
                .filter(mail -> mail.getSubject().startsWith("Receipt R-"))
                .count();
    }
}
