package io.tutorflow.billing.payment.reload;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.Clock;
import io.tutorflow.billing.Stripes;
import io.tutorflow.billing.ledger.hold.Spending;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A balance that refills itself: once, from the card that was kept, and not for ever when the bank says no. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class AutoReloadServiceTest {

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
    void itIsNow() {
        Stripes.hasHadOnlyValidRequests();
        Clock.move("PT0S");
    }

    @Test
    void fiveHundredCapturesAtOnceThatAllCrossTheThresholdAreOneCharge() {
        saver.set(Saver.BELOW_10_UP_TO_50).statusCode(200);
        spending.capture(saver.account(), 1_000);

        AtOnce.call(50, caller -> {
            for (int i = 0; i < 10; i++) {
                spending.capture(saver.account(), 1);
            }
            return caller;
        });

        saver.awaitReloads(1);
        saver.awaitNothingInFlight();
        assertEquals(1, saver.reloads("paid"));
        long charged = Long.parseLong(
                saver.one("SELECT amount_cents::text FROM payment WHERE account_id = $1 AND purpose = 'auto_reload'"));
        saver.payer().account().body("creditBalance", equalTo((int) (2_100 - 1_500 + charged)));
        assertTrue(charged >= 3_901 && charged <= 4_400, "charged " + charged);
        assertEquals(
                2,
                TestStripe.get("/v1/payment_intents?customer=" + saver.customer())
                        .path("data")
                        .size());
        saver.payer()
                .newcomer()
                .calling()
                .get("/v1/platform/agent/transactions?type=purchase")
                .then()
                .body("total", equalTo(2));
        Saver.await(() -> saver.mailsOf("Receipt R-") == 2);
    }

    @Test
    void aHoldThatCrossesTheThresholdChargesAndABoundDoesNotUntilItIsCaptured() throws Exception {
        saver.set(Saver.BELOW_10_UP_TO_50).statusCode(200);

        assertTrue(spending.holdBound(saver.account(), 1_200));
        saver.awaitLooks();
        assertEquals(0, saver.reloads("created"));
        assertEquals(0, saver.reloads("paid"));
        spending.capture(saver.account(), 1);
        saver.awaitReloads(1);

        saver.status().body("autoReload.chargedThisMonthUsd", equalTo(41.01f));
        saver.awaitNothingInFlight();
        assertTrue(spending.hold(saver.account(), 4_500));
        saver.awaitReloads(2);
    }

    @Test
    void aDeclinedCardIsTriedAgainLaterAndNeverAfterTheThirdTimeWithANoticeEach() {
        TestStripe.control("PUT", "payment_methods/" + saver.card(), Map.of("behavesLike", Stripes.DECLINED));
        saver.set(Saver.BELOW_10_UP_TO_50).statusCode(200);

        spending.capture(saver.account(), 1_500);
        Saver.await(() -> saver.declines() == 1);
        spending.capture(saver.account(), 1);
        saver.status()
                .body("autoReload.lastFailure", equalTo("generic_decline"))
                .body("autoReload.retryAt", Matchers.notNullValue());
        Clock.move("PT61M");
        Saver.await(() -> saver.declines() == 2);
        Clock.move("PT26H");
        Saver.await(() -> saver.declines() == 3);

        saver.owners().body("autoReloadEnabled", equalTo(false)).body("retryAt", nullValue());
        Saver.await(() -> saver.mailsOf("Your automatic reload") == 3);
        assertEquals(1, saver.mailsOf("Your automatic reload is off"));
        Clock.move("PT100H");
        spending.capture(saver.account(), 1);
        assertEquals(3, saver.reloads("failed"));
        saver.payer().account().body("creditBalance", equalTo(598));
    }

    @Test
    void aCardThatIsGoodAgainForgetsTheDeclines() {
        TestStripe.control("PUT", "payment_methods/" + saver.card(), Map.of("behavesLike", Stripes.DECLINED));
        saver.set(Saver.BELOW_10_UP_TO_50).statusCode(200);
        spending.capture(saver.account(), 1_500);
        Saver.await(() -> saver.declines() == 1);

        TestStripe.control("PUT", "payment_methods/" + saver.card(), Map.of("behavesLike", Stripes.PAYS));
        Clock.move("PT61M");

        saver.awaitReloads(1);
        Saver.await(() -> saver.declines() == 0);
        saver.owners().body("autoReloadEnabled", equalTo(true)).body("lastFailure", nullValue());
    }

    @Test
    void chargesOnceWhateverBecomesOfTheAnswers() {
        for (var fault : new String[] {"fail_afterwards", "lose_answer"}) {
            TestStripe.control(
                    "PUT", "faults", Map.of("operation", "POST /v1/payment_intents", "kind", fault, "times", 3));
        }
        saver.set(Saver.BELOW_10_UP_TO_50).statusCode(200);

        spending.capture(saver.account(), 1_500);

        Saver.await(() -> {
            saver.execute("UPDATE due_work SET due_at = now() WHERE job = 'payments' AND attempts > 0 AND id IN"
                    + " (SELECT id FROM payment WHERE account_id = $1 AND state = 'created')");
            return saver.reloads("paid") == 1;
        });
        assertEquals(
                2,
                TestStripe.get("/v1/payment_intents?customer=" + saver.customer())
                        .path("data")
                        .size());
        saver.payer().account().body("creditBalance", equalTo(5_000));
    }

    @Test
    void chargesNoMoreInAMonthThanItsOwnerAllowsAndSaysSoOnce() {
        var capped = new HashMap<>(Saver.BELOW_10_UP_TO_50);
        capped.put("monthlyCapUsd", 44);
        saver.set(capped).statusCode(200);
        spending.capture(saver.account(), 1_500);
        saver.awaitReloads(1);
        saver.awaitNothingInFlight();

        spending.capture(saver.account(), 4_500);
        spending.capture(saver.account(), 1);

        Saver.await(() -> saver.mailsOf("Your automatic reload has reached its monthly limit") == 1);
        assertEquals(1, saver.reloads("paid"));
        saver.owners().body("retryAt", Matchers.endsWith("-01T00:00:00Z"));
    }

    @Test
    void chargesNoMoreInADayThanItsBoundAndSaysSoOnce() {
        var capped = new HashMap<>(Saver.BELOW_10_UP_TO_50);
        capped.put("dailyCapUsd", 44);
        saver.set(capped).statusCode(200);
        spending.capture(saver.account(), 1_500);
        saver.awaitReloads(1);
        saver.awaitNothingInFlight();

        spending.capture(saver.account(), 4_500);
        spending.capture(saver.account(), 1);

        Saver.await(() -> saver.mailsOf("Your automatic reload has reached its daily limit") == 1);
        assertTrue(saver.lastMail("Your automatic reload has reached its daily limit")
                .contains("USD 44.00"));
        assertEquals(1, saver.reloads("paid"));
        saver.owners().body("retryAt", Matchers.endsWith("T00:00:00Z"));
        Clock.move("PT25H");
        saver.awaitReloads(2);
    }

    @Test
    void debtBeyondTheTargetIsNeverChargedWithoutAPerson() throws Exception {
        saver.set(Saver.BELOW_10_UP_TO_50).statusCode(200);

        spending.capture(saver.account(), 2_000_000);

        Saver.await(() -> saver.mailsOf("Your workspace owes more") == 1);
        saver.awaitLooks();
        assertEquals(0, saver.reloads("created"));
        assertEquals(0, saver.reloads("paid"));
        saver.owners().body("autoReloadEnabled", equalTo(true)).body("retryAt", Matchers.notNullValue());
    }

    /** What is held there looks like a debt, and is of the line. */
    @Test
    void aMeteredWorkspaceIsNotChargedNorToldOfADebtAndKeepsItsSetting() throws Exception {
        saver.set(Saver.BELOW_10_UP_TO_50).statusCode(200);
        saver.execute("UPDATE wallet SET promo_micros = 0, purchased_micros = 0, credit_line_micros = 100000000,"
                + " metered = true WHERE account_id = $1");
        saver.execute("UPDATE workspace SET billing_mode = 'stripe_metered', revision = revision + 1 WHERE id = $1");

        assertTrue(spending.hold(saver.account(), 6_000));

        saver.awaitNothingInFlight();
        assertEquals(0, saver.reloads("paid"));
        assertEquals(
                "0",
                saver.one("SELECT count(*)::text FROM letter l JOIN workspace w ON w.email = l.recipient"
                        + " WHERE w.id = $1 AND l.subject LIKE 'Your workspace owes more%'"));
        saver.owners().body("autoReloadEnabled", equalTo(true)).body("retryAt", Matchers.notNullValue());
    }

    @Test
    void aDisputeSwitchesItOff() {
        saver.set(Saver.BELOW_10_UP_TO_50).statusCode(200);

        TestStripe.control(
                "POST",
                "disputes",
                Map.of(
                        "payment_intent",
                        saver.one("SELECT payment_intent_id FROM payment WHERE account_id = $1 AND state = 'paid'"),
                        "amount",
                        2_000,
                        "reason",
                        "fraudulent"));

        Saver.await(() -> !saver.owners().extract().<Boolean>path("autoReloadEnabled"));
        saver.owners().body("lastFailure", equalTo("dispute"));
    }
}
