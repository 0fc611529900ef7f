package io.tutorflow.billing.payment.reload;

import static io.tutorflow.billing.Newcomers.with;

import io.quarkus.mailer.MockMailbox;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.Stripes;
import io.tutorflow.billing.payment.checkout.Payers;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestTokens;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A workspace with USD 20 and USD 1 of free credits, whose owner had the card kept. */
record Saver(Pool pool, MockMailbox mailbox, Payers payer) {

    static final String OWNERS = "/v1/platform/owner/auto-reload";
    static final Map<String, Object> BELOW_10_UP_TO_50 =
            Map.of("autoReloadEnabled", true, "autoReloadThresholdUsd", 10, "autoReloadTargetUsd", 50);

    static Saver of(Pool pool, MockMailbox mailbox) {
        var payer = Payers.verified(pool);
        var begun = payer.begin(Map.of("amountUsd", 20, "saveCard", true)).extract();
        TestStripe.pay(begun.path("url"), Stripes.PAYS);
        payer.awaitStatus(begun.path("id"), "paid");
        return new Saver(pool, mailbox, payer);
    }

    String account() {
        return payer.newcomer().organizationId();
    }

    ValidatableResponse set(Map<String, Object> wish) {
        return with(TestTokens.workspaceOwner(account())).body(wish).put(OWNERS).then();
    }

    ValidatableResponse owners() {
        return with(TestTokens.workspaceOwner(account())).get(OWNERS).then().statusCode(200);
    }

    ValidatableResponse status() {
        return payer.newcomer()
                .calling()
                .get("/v1/platform/agent/billing/status")
                .then()
                .statusCode(200);
    }

    int declines() {
        return owners().extract().path("declines");
    }

    void awaitReloads(long paid) {
        await(() -> reloads("paid") == paid);
    }

    void awaitNothingInFlight() {
        await(() -> reloads("created") == 0 && signals(account()) == 0);
    }

    /** Until all that was low before has been looked at: the looks are over when a later round of them has begun. */
    void awaitLooks() {
        var another = Payers.verified(pool).newcomer().organizationId();
        for (int round = 0; round < 2; round++) {
            pool.preparedQuery("INSERT INTO balance_signal (follower, account_id, seq, balance_micros, at)"
                            + " VALUES ('reload', $1, 1, 0, now())")
                    .executeAndAwait(Tuple.of(UUID.fromString(another)));
            await(() -> signals(another) == 0);
        }
    }

    private long signals(String account) {
        return pool.preparedQuery("SELECT count(*) FROM balance_signal WHERE follower = 'reload' AND account_id = $1")
                .executeAndAwait(Tuple.of(UUID.fromString(account)))
                .iterator()
                .next()
                .getLong(0);
    }

    static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(condition);
    }

    long reloads(String state) {
        return Long.parseLong(one("SELECT count(*)::text FROM payment WHERE account_id = $1 AND purpose = 'auto_reload'"
                + " AND state = '" + state + "'"));
    }

    String card() {
        return one("SELECT payment_method_id FROM stripe_customer WHERE account_id = $1");
    }

    String customer() {
        return one("SELECT customer_id FROM stripe_customer WHERE account_id = $1");
    }

    long mailsOf(String subject) {
        return mailbox.getMailsSentTo(payer.email()).stream()
                .filter(mail -> mail.getSubject().startsWith(subject))
                .count();
    }

    String lastMail(String subject) {
        return mailbox.getMailsSentTo(payer.email()).stream()
                .filter(mail -> mail.getSubject().startsWith(subject))
                .toList()
                .getLast()
                .getText();
    }

    String one(String sql) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(UUID.fromString(account())))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
    }

    void execute(String sql) {
        pool.preparedQuery(sql)
                .execute(Tuple.of(UUID.fromString(account())))
                .await()
                .indefinitely();
    }
}
