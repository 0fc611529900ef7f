package io.tutorflow.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.bench.Purchases.Wish;
import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.School;
import java.sql.Connection;
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
    private final Wish wish = Wish.fresh();
    private final School school;

    PaymentCrashTest() throws Exception {
        school = stack.schoolWith(0);
    }

    @AfterEach
    void nothingGoesWrongAnyMore() throws Exception {
        stack.stripe().call("DELETE", "/_sandbox/faults", new byte[0]).join();
        Waiting.until("everything is ready again", stack::isReady);
    }

    @Test
    void whileStripeIsAskedForThePage() throws Exception {
        fault("POST /v1/checkout/sessions", "hang");
        var hanging = CompletableFuture.supplyAsync(() -> Purchases.ask(school, wish));
        Waiting.until("it is asked for", () -> payments("state = 'created'") == 1);
        Thread.sleep(1_000);

        killBilling();

        assertThat(hanging.join().status()).isBetween(500, 599);
        Purchases.pay(askAgain());
        assertOnce();
    }

    @Test
    void whenThePageIsMadeAndNotYetKnownHere() throws Exception {
        control(
                "PUT",
                "faults",
                "{\"operation\":\"POST /v1/checkout/sessions\",\"kind\":\"delay\",\"millis\":3000,\"times\":1}");
        var waiting = CompletableFuture.supplyAsync(() -> Purchases.ask(school, wish));
        Waiting.until("it is asked for", () -> payments("state = 'created'") == 1);
        try (var lock = locked("SELECT * FROM payment WHERE account_id = '" + school.id() + "' FOR UPDATE")) {
            awaitSomebodyWaiting(lock);

            killBilling();
        }

        assertThat(waiting.join().status()).isBetween(500, 599);
        Purchases.pay(askAgain());
        assertOnce();
    }

    @Test
    void whileStripeIsAskedWhetherItIsPaid() throws Exception {
        var purchase = askAgain();
        control(
                "PUT",
                "faults",
                "{\"operation\":\"GET /v1/checkout/sessions/{session}\",\"kind\":\"hang\",\"times\":3}");
        Purchases.pay(purchase);
        Waiting.until("it is asked", () -> payments("looks > 0") == 1);

        killBilling();

        stack.stripe().call("DELETE", "/_sandbox/faults", new byte[0]).join();
        makeDue();
        assertOnce();
    }

    @Test
    void whileItIsCredited() throws Exception {
        var purchase = askAgain();
        try (var lock = locked("SELECT * FROM wallet WHERE account_id = '" + school.id() + "' FOR UPDATE")) {
            Purchases.pay(purchase);
            awaitSomebodyWaiting(lock);

            killBilling();
        }

        makeDue();
        assertOnce();
    }

    @Test
    void whenItIsCreditedAndItsReceiptIsOwed() throws Exception {
        var purchase = askAgain();
        Purchases.pay(purchase);
        Waiting.until("it is credited", () -> payments("state = 'paid'") == 1);

        killBilling();

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
        var id = one("SELECT id::text FROM payment WHERE account_id = '" + school.id() + "'");
        Waiting.until("it is credited", () -> payments("state = 'paid'") == 1);
        assertThat(one("SELECT string_agg(kind, ' ' ORDER BY kind) FROM transfer WHERE credit_account_id = '"
                        + school.id() + "'"))
                .isEqualTo("bonus purchase");
        assertThat(Purchases.intent(stack.stripe(), id)).startsWith("pi_").doesNotContain(" ");
        Waiting.until("the receipt is sent", () -> receipts() > 0);
        assertThat(receipts()).isEqualTo(1);
        Waiting.until("everything is ready again", stack::isReady);
        assertThat(school.admin()
                        .get("/v1/school/balance")
                        .body()
                        .path("tokens")
                        .asText())
                .isEqualTo(TOKENS);
        stack.tutorflow("audit").demandSuccess();
    }

    private int receipts() throws Exception {
        int found = 0;
        for (var mail : stack.control().get("/mail").body()) {
            found += mail.path("to").asText().contains(wish.email()) ? 1 : 0;
        }
        return found;
    }

    private void killBilling() throws Exception {
        for (var part : stack.pids().entrySet()) {
            if (part.getKey().startsWith("billing-service") && part.getValue() > 0) {
                ProcessHandle.of(part.getValue()).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    private void fault(String operation, String kind) {
        control("PUT", "faults", "{\"operation\":\"" + operation + "\",\"kind\":\"" + kind + "\",\"times\":1}");
    }

    private void control(String method, String path, String body) {
        try {
            var answer = stack.stripe()
                    .call(method, "/_sandbox/" + path, body.getBytes(UTF_8))
                    .join();
            assertThat(answer.isSuccess()).as(answer.body().toString()).isTrue();
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /** What was claimed by who was killed is due again only after minutes: this is their passing. */
    private void makeDue() throws Exception {
        execute("UPDATE payment SET look_at = now() WHERE state <> 'paid' AND account_id = '" + school.id() + "'");
    }

    private int payments(String condition) throws Exception {
        return Integer.parseInt(
                one("SELECT count(*)::text FROM payment WHERE account_id = '" + school.id() + "' AND " + condition));
    }

    private String one(String sql) throws Exception {
        try (var connection = stack.superuser("billing");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    private void execute(String sql) throws Exception {
        try (var connection = stack.superuser("billing");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Until the connection is closed. */
    private Connection locked(String sql) throws Exception {
        var connection = stack.superuser("billing");
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return connection;
    }

    private void awaitSomebodyWaiting(Connection lock) throws Exception {
        Waiting.until("somebody waits for the lock", () -> {
            try (var statement = lock.createStatement();
                    var rows = statement.executeQuery(
                            "SELECT count(*) FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))")) {
                rows.next();
                return rows.getInt(1) > 0;
            }
        });
    }
}
