package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Both replicas of billing-service are killed (-9) between "the card is charged" and "credited" of an automatic reload.
 * Each time there is one charge, one credit and one receipt in the end.
 */
class ReloadCrashTest {

    private static final String CHARGE = "POST /v1/payment_intents";
    private static final String CHECKOUT = "/v1/platform/agent/checkout";

    /** With the signup dollar it is 21 dollars: below the threshold as soon as there is one. */
    private static final Map<String, Object> PAID = Map.of("amountUsd", 20, "saveCard", true);

    private static final Map<String, Object> BELOW_22_UP_TO_50 =
            Map.of("autoReloadEnabled", true, "autoReloadThresholdUsd", 22, "autoReloadTargetUsd", 50);

    private final LocalStack stack = Suite.stack();
    private final Billing billing = new Billing(stack);
    private final String email = UUID.randomUUID() + "@agents.example";
    private String account = "";
    private String token = "";
    private Client key = stack.gateway();

    ReloadCrashTest() throws Exception {}

    @BeforeEach
    void somebodyHasPaidAndKeptTheCard() throws Exception {
        var made = stack.gateway()
                .post(
                        "/v1/platform/agent/register",
                        Map.of("name", "Reload", "slug", "reload-" + UUID.randomUUID(), "email", email));
        account = made.body().path("organizationId").asText();
        key = stack.gateway().with(made.body().path("apiKey").asText());
        billing.execute(
                "UPDATE workspace SET email_verified = true, revision = revision + 1 WHERE id = '" + account + "'");
        var url = key.post("/v1/platform/agent/billing/session", Map.of())
                .body()
                .path("checkoutUrl")
                .asText();
        token = url.substring(url.indexOf("token=") + "token=".length());
        Purchases.pay(pay());
        Waiting.until("it is credited", () -> payments("top_up", "paid") == 1);
    }

    @AfterEach
    void nothingGoesWrongAnyMore() throws Exception {
        billing.noFaults();
        Waiting.until("everything is ready again", stack::isReady);
    }

    @Test
    void whileTheCardIsCharged() throws Exception {
        billing.fault(CHARGE, "hang", 0);
        switchOn();
        Waiting.until("it is charged", () -> looks() > 0);
        Thread.sleep(1_000);

        billing.kill();

        assertOnce();
    }

    @Test
    void whenItIsChargedAndTheAnswerIsLost() throws Exception {
        billing.fault(CHARGE, "lose_answer", 0, 3);
        switchOn();
        Waiting.until("it is charged", () -> chargesAtStripe() == 2);

        billing.kill();

        assertOnce();
    }

    @Test
    void whileItIsCredited() throws Exception {
        billing.fault(CHARGE, "delay", 3_000);
        switchOn();
        Waiting.until("it is being charged", () -> looks() > 0);
        try (var lock = billing.locked("SELECT * FROM wallet WHERE account_id = '" + account + "' FOR UPDATE")) {
            Billing.awaitSomebodyWaiting(lock);

            billing.kill();
        }

        assertOnce();
    }

    private void assertOnce() throws Exception {
        Waiting.until("it is credited", () -> {
            billing.makeDue(account);
            Thread.sleep(1_500);
            return payments("auto_reload", "paid") == 1;
        });
        assertThat(chargesAtStripe()).isEqualTo(2);
        Waiting.until("everything is ready again", stack::isReady);
        assertThat(key.get("/v1/platform/agent/account")
                        .body()
                        .path("creditBalance")
                        .asInt())
                .isEqualTo(5_000);
        Waiting.until("both receipts are sent", () -> billing.mailsTo(email) >= 4);
        assertThat(billing.mailsTo(email))
                .as("the verification's, the switched on reload's and two receipts")
                .isEqualTo(4);
        stack.tutorflow("audit").demandSuccess();
    }

    private Answer pay() throws Exception {
        var wish = new HashMap<>(PAID);
        wish.put("token", token);
        return stack.gateway().post(CHECKOUT, wish);
    }

    private void switchOn() throws Exception {
        var answer = stack.owner(account).put("/v1/platform/owner/auto-reload", BELOW_22_UP_TO_50);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private int looks() throws Exception {
        return count("SELECT coalesce(max(attempts), 0) FROM due_work JOIN payment USING (id)"
                + " WHERE purpose = 'auto_reload' AND account_id = '"
                + account + "'");
    }

    private int payments(String purpose, String state) throws Exception {
        return count("SELECT count(*) FROM payment WHERE account_id = '%s' AND purpose = '%s' AND state = '%s'"
                .formatted(account, purpose, state));
    }

    private int chargesAtStripe() throws Exception {
        var customer = billing.one("SELECT customer_id FROM stripe_customer WHERE account_id = '" + account + "'");
        return stack.stripe()
                .get("/v1/payment_intents?limit=100&customer=" + customer)
                .body()
                .path("data")
                .size();
    }

    private int count(String sql) throws Exception {
        return Integer.parseInt(billing.one(sql));
    }
}
