package io.tutorflow.billing.payment.reload;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.Stripes;
import io.tutorflow.billing.ledger.hold.Spending;
import io.tutorflow.billing.payment.checkout.Payers;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may say how a balance refills itself, what they may say, and what stops it. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class AutoReloadSettingsServiceTest {

    @Inject
    Pool pool;

    @Inject
    Spending spending;

    @Inject
    MockMailbox mailbox;

    private Saver saver;

    @BeforeEach
    void somebodyHasPaidAndKeptTheCard() {
        Stripes.isAsUsual();
        saver = Saver.of(pool, mailbox);
    }

    @AfterEach
    void stripeWasAskedInOrder() {
        Stripes.hasHadOnlyValidRequests();
    }

    @Test
    void whoWasGivenALinkPaysAndDecidesNothing() {
        var token = saver.payer().token();

        byLink(token, Saver.BELOW_10_UP_TO_50)
                .statusCode(403)
                .body("error.code", equalTo("platform_forbidden"))
                .body("error.message", containsString("auto-reload/link"));
        byLink(token, Map.of("autoReloadEnabled", false)).statusCode(403);

        saver.owners().body("autoReloadEnabled", equalTo(false));
        given().get("/v1/platform/agent/checkout?token=" + token)
                .then()
                .statusCode(200)
                .body("mayChangeAutoReload", equalTo(false));
    }

    @Test
    void aLinkThatWasMailedToTheVerifiedAddressDecides() {
        mailLink().statusCode(202).body("sentTo", equalTo(saver.payer().email().charAt(0) + "…@agents.example"));
        var mailed = mailedToken();

        given().get("/v1/platform/agent/checkout?token=" + mailed)
                .then()
                .statusCode(200)
                .body("mayChangeAutoReload", equalTo(true));
        byLink(mailed, Saver.BELOW_10_UP_TO_50).statusCode(200);

        saver.owners().body("autoReloadEnabled", equalTo(true)).body("autoReloadThresholdUsd", equalTo(10.00f));
        saver.payer()
                .newcomer()
                .calling()
                .get("/v1/platform/agent/billing/auto-reload")
                .then()
                .statusCode(200)
                .body("autoReloadTargetUsd", equalTo(50.00f));
    }

    @Test
    void aMailedLinkIsNothingOnceTheAddressIsAnother() {
        mailLink().statusCode(202);
        var mailed = mailedToken();
        saver.execute("UPDATE workspace SET email = 'x' || email, revision = revision + 1 WHERE id = $1");

        byLink(mailed, Saver.BELOW_10_UP_TO_50).statusCode(403);
    }

    @Test
    void fiveLinksAreMailedInAnHour() {
        var statuses = AtOnce.call(8, caller -> mailLink().extract().statusCode());

        assertEquals(5, statuses.stream().filter(status -> status == 202).count());
        assertEquals(3, statuses.stream().filter(status -> status == 429).count());
        assertEquals(5, saver.mailsOf("Change your automatic reload"));
    }

    @Test
    void theOwnerIsToldWhatADayCanCost() {
        saver.set(Saver.BELOW_10_UP_TO_50)
                .statusCode(200)
                .body("dailyBoundUsd", equalTo(100.00f))
                .body("chargedTodayUsd", equalTo(0.00f));
        Saver.await(() -> saver.mailsOf("Automatic reload is on") == 1);
        assertTrue(saver.lastMail("Automatic reload is on").contains("100.00 per day"));

        var own = new HashMap<>(Saver.BELOW_10_UP_TO_50);
        own.put("dailyCapUsd", 60);
        saver.set(own).statusCode(200).body("dailyBoundUsd", equalTo(60.00f)).body("dailyCapUsd", equalTo(60.00f));
        Saver.await(() -> saver.mailsOf("Automatic reload is on") == 2);
    }

    private ValidatableResponse mailLink() {
        return given().body(Map.of("token", saver.payer().token()))
                .post("/v1/platform/agent/checkout/auto-reload/link")
                .then();
    }

    private String mailedToken() {
        var text = saver.lastMail("Change your automatic reload");
        int begin = text.indexOf("token=") + "token=".length();
        return text.substring(begin, begin + 64);
    }

    private static ValidatableResponse byLink(String token, Map<String, ?> wish) {
        return given().body(wish)
                .put("/v1/platform/agent/checkout/auto-reload?token=" + token)
                .then();
    }

    @Test
    void needsACardAndFiguresThatMakeSense() {
        refused(Map.of("autoReloadEnabled", true), "autoReloadThresholdUsd is required");
        refused(wish(4.99, 50), "autoReloadThresholdUsd");
        refused(wish(5, 9.99), "autoReloadTargetUsd");
        refused(wish(20, 20), "autoReloadTargetUsd must be above autoReloadThresholdUsd");
        refused(wish(5.001, 50), "autoReloadThresholdUsd must be in whole cents");
        refused(wish(5, 5000.01), "autoReloadTargetUsd");
        refused(Map.of("autoReloadEnabled", false, "monthlyCapUsd", 100), "monthlyCapUsd requires");
        refused(Map.of("autoReloadEnabled", false, "dailyCapUsd", 100), "dailyCapUsd requires");
        var stranger = Payers.verified(pool);
        with(TestTokens.workspaceOwner(stranger.newcomer().organizationId()))
                .body(Saver.BELOW_10_UP_TO_50)
                .put(Saver.OWNERS)
                .then()
                .statusCode(400)
                .body("error.message", containsString("requires a saved card"));
    }

    @Test
    void aCardThatIsRemovedIsNotChargedAnyMore() throws Exception {
        saver.set(Saver.BELOW_10_UP_TO_50).statusCode(200);
        var owner = TestTokens.workspaceOwner(saver.account());
        String card = with(owner)
                .get("/v1/platform/owner/payment-methods")
                .then()
                .statusCode(200)
                .body("items.last4", equalTo(List.of("4242")))
                .extract()
                .path("items[0].id");

        with(owner)
                .delete("/v1/platform/owner/payment-methods/pm_another")
                .then()
                .statusCode(404);
        with(owner).delete("/v1/platform/owner/payment-methods/" + card).then().statusCode(204);
        with(owner).delete("/v1/platform/owner/payment-methods/" + card).then().statusCode(404);

        saver.owners().body("autoReloadEnabled", equalTo(false)).body("lastFailure", equalTo("card_removed"));
        saver.status().body("hasPaymentMethod", equalTo(false));
        assertTrue(TestStripe.get("/v1/payment_methods?customer=" + saver.customer())
                .path("data")
                .isEmpty());
        spending.capture(saver.account(), 1_500);
        saver.awaitLooks();
        assertEquals(0, saver.reloads("created"));
        assertEquals(0, saver.reloads("paid"));
    }

    @Test
    void aWorkspaceThatIsBilledByMetersCanOnlySwitchItOff() {
        saver.execute("UPDATE workspace SET billing_mode = 'stripe_metered', revision = revision + 1 WHERE id = $1");

        saver.set(Saver.BELOW_10_UP_TO_50).statusCode(409).body("error.message", containsString("is metered"));
        saver.set(Map.of("autoReloadEnabled", false)).statusCode(200);
    }

    @Test
    void isNobodyElsesToSet() {
        with(saver.payer().newcomer().apiKey())
                .body(Saver.BELOW_10_UP_TO_50)
                .put(Saver.OWNERS)
                .then()
                .statusCode(403);
        with(TestTokens.operator())
                .body(Saver.BELOW_10_UP_TO_50)
                .put(Saver.OWNERS)
                .then()
                .statusCode(403);
        with(TestTokens.workspaceOwner(UUID.randomUUID().toString()))
                .body(Saver.BELOW_10_UP_TO_50)
                .put(Saver.OWNERS)
                .then()
                .statusCode(404);
    }

    @Test
    void whoSwitchesItOffIsNotCharged() throws Exception {
        saver.set(Saver.BELOW_10_UP_TO_50).statusCode(200);
        saver.set(Map.of("autoReloadEnabled", false)).statusCode(200).body("autoReloadTargetUsd", equalTo(50.00f));

        spending.capture(saver.account(), 1_500);

        saver.awaitLooks();
        assertEquals(0, saver.reloads("created"));
        assertEquals(0, saver.reloads("paid"));
    }

    private static Map<String, Object> wish(double threshold, double target) {
        return Map.of("autoReloadEnabled", true, "autoReloadThresholdUsd", threshold, "autoReloadTargetUsd", target);
    }

    private void refused(Map<String, Object> wish, String why) {
        saver.set(wish).statusCode(400).body("error.message", containsString(why));
    }

    private static RequestSpecification given() {
        return RestAssured.given().contentType("application/json");
    }
}
