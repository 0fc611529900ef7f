package io.tutorflow.billing.payment.refund;

import static io.tutorflow.billing.Newcomers.with;

import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.Stripes;
import io.tutorflow.billing.ledger.hold.Spending;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestTokens;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A school that buys tokens and wants the money back. */
abstract class Refunding {

    @Inject
    Pool pool;

    @Inject
    Spending spending;

    final String school = UUID.randomUUID().toString();
    final String admin = TestTokens.orgAdmin(school);

    @BeforeEach
    void thereIsASchool() {
        Stripes.isAsUsual();
        TestStripe.control("PUT", "refunds", Map.of("pending", false));
        with(TestTokens.operator())
                .body(Map.of("id", school, "name", "School", "timeZone", "Europe/Berlin", "tokens", 0))
                .post("/v1/admin/organizations")
                .then()
                .statusCode(201);
    }

    @AfterEach
    void askedStripeOnlyForWhatItKnows() {
        Stripes.hasHadOnlyValidRequests();
    }

    String bought(int usd) {
        var begun = with(admin)
                .body(Map.of("amountUsd", usd))
                .post("/v1/school/purchases")
                .then()
                .statusCode(201)
                .extract();
        TestStripe.pay(begun.path("url"), Stripes.PAYS);
        String id = begun.path("id");
        await(() -> "paid"
                .equals(with(admin)
                        .get("/v1/school/purchases/" + id)
                        .then()
                        .extract()
                        .path("status")));
        return id;
    }

    ValidatableResponse refund(String purchase, Map<String, Object> wish) {
        return with(admin)
                .body(wish)
                .post("/v1/school/transactions/" + purchase + "/refund")
                .then();
    }

    double tokens() {
        return with(admin)
                .get("/v1/school/balance")
                .then()
                .extract()
                .<Number>path("tokens")
                .doubleValue();
    }

    String state(String purchase) {
        return one("SELECT state FROM refund WHERE payment_id = $1 ORDER BY created_at DESC", purchase);
    }

    String intentOf(String purchase) {
        return one("SELECT payment_intent_id FROM payment WHERE id = $1", purchase);
    }

    static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(condition);
    }

    String one(String sql, String purchase) {
        var rows = pool.preparedQuery(sql)
                .execute(Tuple.of(UUID.fromString(purchase)))
                .await()
                .indefinitely()
                .iterator();
        return rows.hasNext() ? String.valueOf(rows.next().getString(0)) : "none";
    }

    void execute(String sql, String purchase) {
        pool.preparedQuery(sql)
                .execute(Tuple.of(UUID.fromString(purchase)))
                .await()
                .indefinitely();
    }
}
