package io.tutorflow.billing.payment.checkout;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.Newcomers;
import io.tutorflow.billing.Newcomers.Newcomer;
import io.tutorflow.testbed.TestStripe;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A workspace whose address is verified, and the person who pays for it. */
public final class Payers {

    private static final String CHECKOUT = "/v1/platform/agent/checkout";

    private final Newcomer newcomer;
    private final String email;
    private final String token;

    private Payers(Newcomer newcomer, String email) {
        this.newcomer = newcomer;
        this.email = email;
        String url = newcomer.calling()
                .post("/v1/platform/agent/billing/session")
                .then()
                .statusCode(201)
                .extract()
                .path("checkoutUrl");
        this.token = url.substring(url.indexOf("token=") + "token=".length());
    }

    /** Verified as the mail's link would do it; the mail itself has tests of its own. */
    public static Payers verified(Pool pool) {
        var email = UUID.randomUUID() + "@agents.example";
        var newcomer = unverified(email);
        pool.preparedQuery("UPDATE workspace SET email_verified = true, revision = revision + 1 WHERE id = $1")
                .execute(Tuple.of(UUID.fromString(newcomer.organizationId())))
                .await()
                .indefinitely();
        return new Payers(newcomer, email);
    }

    static Newcomer unverified(String email) {
        var answer = Newcomers.register(
                Newcomers.anAddress(), Map.of("name", "Payer", "slug", Newcomers.aSlug(), "email", email));
        return new Newcomer(answer.then().statusCode(201).extract().path("organizationId"), answer.path("apiKey"));
    }

    public Newcomer newcomer() {
        return newcomer;
    }

    public String email() {
        return email;
    }

    public String token() {
        return token;
    }

    public ValidatableResponse begin(Object amountUsd) {
        return begin(Map.of("amountUsd", amountUsd));
    }

    public ValidatableResponse begin(Map<String, Object> wish) {
        var body = new HashMap<>(wish);
        body.put("token", token);
        return given().contentType(ContentType.JSON).body(body).post(CHECKOUT).then();
    }

    /** Begins and pays at Stripe's page. */
    public String pay(Object amountUsd) {
        var begun = begin(amountUsd).statusCode(201).extract();
        TestStripe.pay(begun.path("url"), "4242424242424242");
        return begun.path("id");
    }

    public ValidatableResponse payment(String id) {
        return given().get(CHECKOUT + "/payments/" + id + "?token=" + token).then();
    }

    public void awaitStatus(String payment, String status) {
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> status.equals(payment(payment).extract().path("status")));
    }

    public ValidatableResponse account() {
        return newcomer.calling().get("/v1/platform/agent/account").then();
    }
}
