package io.tutorflow.billing.reload;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
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
import io.tutorflow.billing.Clock;
import io.tutorflow.billing.Stripes;
import io.tutorflow.billing.checkout.Payers;
import io.tutorflow.billing.wallet.Spending;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A balance that refills itself: once, from the card that was kept, and not for ever when the bank says no. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class AutoReloadServiceTest {

    private static final String OWNERS = "/v1/platform/owner/auto-reload";
    private static final Map<String, Object> BELOW_10_UP_TO_50 =
            Map.of("autoReloadEnabled", true, "autoReloadThresholdUsd", 10, "autoReloadTargetUsd", 50);

    @Inject
    Pool pool;

    @Inject
    Spending spending;

    @Inject
    MockMailbox mailbox;

    private Payers payer;
    private String account;

    @BeforeEach
    void somebodyHasPaidAndKeptTheCard() {
        Stripes.isAsUsual();
        payer = Payers.verified(pool);
        account = payer.newcomer().organizationId();
        var begun = payer.begin(Map.of("amountUsd", 20, "saveCard", true)).extract();
        TestStripe.pay(begun.path("url"), Stripes.PAYS);
        payer.awaitStatus(begun.path("id"), "paid");
    }

    @AfterEach
    void itIsNow() {
        Stripes.hasHadOnlyValidRequests();
        Clock.move("PT0S");
    }

    @Test
    void fiveHundredCapturesAtOnceThatAllCrossTheThresholdAreOneCharge() {
        set(BELOW_10_UP_TO_50).statusCode(200);
        spending.capture(account, 1_000);

        AtOnce.call(50, caller -> {
            for (int i = 0; i < 10; i++) {
                spending.capture(account, 1);
            }
            return caller;
        });

        awaitReloads(1);
        awaitNothingInFlight();
        assertEquals(1, reloads("paid"));
        long charged = Long.parseLong(
                one("SELECT amount_cents::text FROM payment WHERE account_id = $1 AND purpose = 'auto_reload'"));
        payer.account().body("creditBalance", equalTo((int) (2_100 - 1_500 + charged)));
        assertTrue(charged >= 3_901 && charged <= 4_400, "charged " + charged);
        assertEquals(
                2,
                TestStripe.get("/v1/payment_intents?customer=" + customer())
                        .path("data")
                        .size());
        payer.newcomer()
                .calling()
                .get("/v1/platform/agent/transactions?type=purchase")
                .then()
                .body("total", equalTo(2));
        await(() -> mailsOf("Receipt R-") == 2);
    }

    @Test
    void aHoldThatCrossesTheThresholdChargesAndABoundDoesNotUntilItIsCaptured() throws Exception {
        set(BELOW_10_UP_TO_50).statusCode(200);

        assertTrue(spending.holdBound(account, 1_200));
        Thread.sleep(2_500);
        assertEquals(0, reloads("paid"));
        spending.capture(account, 1);
        awaitReloads(1);

        status().body("autoReload.chargedThisMonthUsd", equalTo(41.01f));
        awaitNothingInFlight();
        assertTrue(spending.hold(account, 4_500));
        awaitReloads(2);
    }

    @Test
    void aDeclinedCardIsTriedAgainLaterAndNeverAfterTheThirdTimeWithANoticeEach() {
        TestStripe.control("PUT", "payment_methods/" + card(), Map.of("behavesLike", Stripes.DECLINED));
        set(BELOW_10_UP_TO_50).statusCode(200);

        spending.capture(account, 1_500);
        await(() -> declines() == 1);
        spending.capture(account, 1);
        status().body("autoReload.lastFailure", equalTo("generic_decline"))
                .body("autoReload.retryAt", Matchers.notNullValue());
        Clock.move("PT61M");
        await(() -> declines() == 2);
        Clock.move("PT26H");
        await(() -> declines() == 3);

        owners().body("autoReloadEnabled", equalTo(false)).body("retryAt", nullValue());
        await(() -> mailsOf("Your automatic reload") == 3);
        assertEquals(1, mailsOf("Your automatic reload is off"));
        Clock.move("PT100H");
        spending.capture(account, 1);
        assertEquals(3, reloads("failed"));
        payer.account().body("creditBalance", equalTo(598));
    }

    @Test
    void aCardThatIsGoodAgainForgetsTheDeclines() {
        TestStripe.control("PUT", "payment_methods/" + card(), Map.of("behavesLike", Stripes.DECLINED));
        set(BELOW_10_UP_TO_50).statusCode(200);
        spending.capture(account, 1_500);
        await(() -> declines() == 1);

        TestStripe.control("PUT", "payment_methods/" + card(), Map.of("behavesLike", Stripes.PAYS));
        Clock.move("PT61M");

        awaitReloads(1);
        await(() -> declines() == 0);
        owners().body("autoReloadEnabled", equalTo(true)).body("lastFailure", nullValue());
    }

    @Test
    void chargesOnceWhateverBecomesOfTheAnswers() {
        for (var fault : new String[] {"fail_afterwards", "lose_answer"}) {
            TestStripe.control(
                    "PUT", "faults", Map.of("operation", "POST /v1/payment_intents", "kind", fault, "times", 3));
        }
        set(BELOW_10_UP_TO_50).statusCode(200);

        spending.capture(account, 1_500);

        await(() -> {
            execute("UPDATE payment SET look_at = now() WHERE account_id = $1 AND state = 'created' AND looks > 0");
            return reloads("paid") == 1;
        });
        assertEquals(
                2,
                TestStripe.get("/v1/payment_intents?customer=" + customer())
                        .path("data")
                        .size());
        payer.account().body("creditBalance", equalTo(5_000));
    }

    @Test
    void chargesNoMoreInAMonthThanItsOwnerAllowsAndSaysSoOnce() {
        var capped = new HashMap<>(BELOW_10_UP_TO_50);
        capped.put("monthlyCapUsd", 44);
        set(capped).statusCode(200);
        spending.capture(account, 1_500);
        awaitReloads(1);
        awaitNothingInFlight();

        spending.capture(account, 4_500);
        spending.capture(account, 1);

        await(() -> mailsOf("Your automatic reload has reached its bound") == 1);
        assertEquals(1, reloads("paid"));
        owners().body("retryAt", Matchers.endsWith("-01T00:00:00Z"));
    }

    @Test
    void aDisputeSwitchesItOff() {
        set(BELOW_10_UP_TO_50).statusCode(200);

        TestStripe.control(
                "POST",
                "disputes",
                Map.of(
                        "payment_intent",
                        one("SELECT payment_intent_id FROM payment WHERE account_id = $1 AND state = 'paid'"),
                        "amount",
                        2_000,
                        "reason",
                        "fraudulent"));

        await(() -> !owners().extract().<Boolean>path("autoReloadEnabled"));
        owners().body("lastFailure", equalTo("dispute"));
    }

    @Test
    void whoSwitchesItOffIsNotCharged() throws Exception {
        set(BELOW_10_UP_TO_50).statusCode(200);
        set(Map.of("autoReloadEnabled", false)).statusCode(200).body("autoReloadTargetUsd", equalTo(50.00f));

        spending.capture(account, 1_500);

        Thread.sleep(2_500);
        assertEquals(0, reloads("paid"));
    }

    @Test
    void theCheckoutPageSetsItToo() {
        given().body(BELOW_10_UP_TO_50)
                .put("/v1/platform/agent/checkout/auto-reload?token=" + payer.token())
                .then()
                .statusCode(200);

        owners().body("autoReloadEnabled", equalTo(true)).body("autoReloadThresholdUsd", equalTo(10.00f));
        payer.newcomer()
                .calling()
                .get("/v1/platform/agent/billing/auto-reload")
                .then()
                .statusCode(200)
                .body("autoReloadTargetUsd", equalTo(50.00f));
    }

    @Test
    void needsACardAndFiguresThatMakeSense() {
        refused(Map.of("autoReloadEnabled", true), "autoReloadThresholdUsd is required");
        refused(wish(4.99, 50), "autoReloadThresholdUsd");
        refused(wish(5, 9.99), "autoReloadTargetUsd");
        refused(wish(20, 20), "autoReloadTargetUsd must be above autoReloadThresholdUsd");
        refused(wish(5.001, 50), "autoReloadThresholdUsd must be in whole cents");
        refused(wish(5, 5000.01), "autoReloadTargetUsd");
        var stranger = Payers.verified(pool);
        with(TestTokens.workspaceOwner(stranger.newcomer().organizationId()))
                .body(BELOW_10_UP_TO_50)
                .put(OWNERS)
                .then()
                .statusCode(400)
                .body("error.message", containsString("needs a saved card"));
    }

    @Test
    void aCardThatIsRemovedIsNotChargedAnyMore() throws Exception {
        set(BELOW_10_UP_TO_50).statusCode(200);
        var owner = TestTokens.workspaceOwner(account);
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

        owners().body("autoReloadEnabled", equalTo(false)).body("lastFailure", equalTo("card_removed"));
        status().body("hasPaymentMethod", equalTo(false));
        assertTrue(TestStripe.get("/v1/payment_methods?customer=" + customer())
                .path("data")
                .isEmpty());
        spending.capture(account, 1_500);
        Thread.sleep(2_500);
        assertEquals(0, reloads("paid"));
    }

    @Test
    void isNobodyElsesToSet() {
        with(payer.newcomer().apiKey())
                .body(BELOW_10_UP_TO_50)
                .put(OWNERS)
                .then()
                .statusCode(403);
        with(TestTokens.operator()).body(BELOW_10_UP_TO_50).put(OWNERS).then().statusCode(403);
        with(TestTokens.workspaceOwner(UUID.randomUUID().toString()))
                .body(BELOW_10_UP_TO_50)
                .put(OWNERS)
                .then()
                .statusCode(404);
    }

    private static Map<String, Object> wish(double threshold, double target) {
        return Map.of("autoReloadEnabled", true, "autoReloadThresholdUsd", threshold, "autoReloadTargetUsd", target);
    }

    private void refused(Map<String, Object> wish, String why) {
        set(wish).statusCode(400).body("error.message", containsString(why));
    }

    private static RequestSpecification given() {
        return RestAssured.given().contentType("application/json");
    }

    private ValidatableResponse set(Map<String, Object> wish) {
        return with(TestTokens.workspaceOwner(account)).body(wish).put(OWNERS).then();
    }

    private ValidatableResponse owners() {
        return with(TestTokens.workspaceOwner(account)).get(OWNERS).then().statusCode(200);
    }

    private ValidatableResponse status() {
        return payer.newcomer()
                .calling()
                .get("/v1/platform/agent/billing/status")
                .then()
                .statusCode(200);
    }

    private int declines() {
        return owners().extract().path("declines");
    }

    private void awaitReloads(long paid) {
        await(() -> reloads("paid") == paid);
    }

    private void awaitNothingInFlight() {
        await(() -> reloads("created") == 0
                && one("SELECT count(*)::text FROM low_wallet WHERE account_id = $1")
                        .equals("0"));
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(condition);
    }

    private long reloads(String state) {
        return Long.parseLong(one("SELECT count(*)::text FROM payment WHERE account_id = $1 AND purpose = 'auto_reload'"
                + " AND state = '" + state + "'"));
    }

    private String card() {
        return one("SELECT payment_method_id FROM stripe_customer WHERE account_id = $1");
    }

    private String customer() {
        return one("SELECT customer_id FROM stripe_customer WHERE account_id = $1");
    }

    private long mailsOf(String subject) {
        return mailbox.getMailsSentTo(payer.email()).stream()
                .filter(mail -> mail.getSubject().startsWith(subject))
                .count();
    }

    private String one(String sql) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(UUID.fromString(account)))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
    }

    private void execute(String sql) {
        pool.preparedQuery(sql)
                .execute(Tuple.of(UUID.fromString(account)))
                .await()
                .indefinitely();
    }
}
