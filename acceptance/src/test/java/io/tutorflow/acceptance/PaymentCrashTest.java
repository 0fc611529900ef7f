package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.acceptance.Purchases.Wish;
import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.School;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Both replicas of billing-service are killed (-9) at each step between "Stripe is asked" and "credited". Each time there
 * is one charge, one credit and one receipt in the end. What holds a step up is outside: Stripe, or a lock in the database.
 */
class PaymentCrashTest {

    private static final String TOKENS = "5250";

    private final LocalStack stack = Suite.stack();
    private final Billing billing = new Billing(stack);
    private final Wish wish = Wish.fresh();
    private final School school;

    PaymentCrashTest() throws Exception {
        school = stack.schoolWith(0);
    }

    @AfterEach
    void nothingGoesWrongAnyMore() throws Exception {
        billing.noFaults();
        Waiting.until("everything is ready again", stack::isReady);
    }

    @Test
    void whileStripeIsAskedForThePage() throws Exception {
        billing.fault("POST /v1/checkout/sessions", "hang", 0);
        var hanging = CompletableFuture.supplyAsync(() -> Purchases.ask(school, wish));
        Waiting.until("it is asked for", () -> payments("state = 'created'") == 1);
        Thread.sleep(1_000);

        billing.kill();

        assertThat(hanging.join().status()).isBetween(500, 599);
        Purchases.pay(askAgain());
        assertOnce();
    }

    @Test
    void whenThePageIsMadeAndNotYetKnownHere() throws Exception {
        billing.fault("POST /v1/checkout/sessions", "delay", 3_000);
        var waiting = CompletableFuture.supplyAsync(() -> Purchases.ask(school, wish));
        Waiting.until("it is asked for", () -> payments("state = 'created'") == 1);
        try (var lock = billing.locked("SELECT * FROM payment WHERE account_id = '" + school.id() + "' FOR UPDATE")) {
            Billing.awaitSomebodyWaiting(lock);

            billing.kill();
        }

        assertThat(waiting.join().status()).isBetween(500, 599);
        Purchases.pay(askAgain());
        assertOnce();
    }

    @Test
    void whileStripeIsAskedWhetherItIsPaid() throws Exception {
        var purchase = askAgain();
        billing.hasHeardAllWebhooks();
        billing.looksAtNoOtherPaymentThan(school.id());
        billing.fault("GET /v1/checkout/sessions/{id}", "hang", 0, 100);
        Purchases.pay(purchase);
        Waiting.until("it is asked", () -> payments("id IN (SELECT id FROM due_work WHERE attempts > 0)") == 1);

        billing.kill();

        billing.noFaults();
        billing.makeDue(school.id());
        assertOnce();
    }

    @Test
    void whileItIsCredited() throws Exception {
        var purchase = askAgain();
        try (var lock = billing.locked("SELECT * FROM wallet WHERE account_id = '" + school.id() + "' FOR UPDATE")) {
            Purchases.pay(purchase);
            Billing.awaitSomebodyWaiting(lock);

            billing.kill();
        }

        billing.makeDue(school.id());
        assertOnce();
    }

    @Test
    void whenItIsCreditedAndItsReceiptIsOwed() throws Exception {
        var purchase = askAgain();
        Purchases.pay(purchase);
        Waiting.until("it is credited", () -> payments("state = 'paid'") == 1);

        billing.kill();

        assertOnce();
    }

    /** As a client does that was not answered: the same again, until it is. */
    private Answer askAgain() throws Exception {
        var answers = new Answer[1];
        Waiting.until("it is answered", () -> {
            answers[0] = Purchases.ask(school, wish);
            return answers[0].status() == 201;
        });
        return answers[0];
    }

    private void assertOnce() throws Exception {
        var id = billing.one("SELECT id::text FROM payment WHERE account_id = '" + school.id() + "'");
        Waiting.until("it is credited", () -> payments("state = 'paid'") == 1);
        assertThat(billing.one("SELECT string_agg(kind, ' ' ORDER BY kind) FROM transfer WHERE credit_account_id = '"
                        + school.id() + "'"))
                .isEqualTo("bonus purchase");
        assertThat(Purchases.intent(stack.stripe(), id)).startsWith("pi_").doesNotContain(" ");
        Waiting.until("the receipt is sent", () -> billing.mailsTo(wish.email()) > 0);
        assertThat(billing.mailsTo(wish.email())).isEqualTo(1);
        Waiting.until("everything is ready again", stack::isReady);
        assertThat(school.admin()
                        .get("/v1/school/balance")
                        .body()
                        .path("tokens")
                        .asText())
                .isEqualTo(TOKENS);
        stack.tutorflow("audit").demandSuccess();
    }

    private int payments(String condition) throws Exception {
        return Integer.parseInt(billing.one(
                "SELECT count(*)::text FROM payment WHERE account_id = '" + school.id() + "' AND " + condition));
    }
}
