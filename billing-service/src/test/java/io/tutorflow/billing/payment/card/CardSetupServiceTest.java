package io.tutorflow.billing.payment.card;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.Newcomers;
import io.tutorflow.billing.Stripes;
import io.tutorflow.billing.payment.checkout.Payers;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
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
import org.junit.jupiter.api.Test;

/** A card that is saved without a payment. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class CardSetupServiceTest {

    private static final String CARDS = "/v1/platform/owner/payment-methods";

    @Inject
    Pool pool;

    private String workspace;
    private String owner;

    @BeforeEach
    void thereIsAWorkspaceWithAnAddress() {
        Stripes.isAsUsual();
        workspace = Payers.verified(pool).newcomer().organizationId();
        owner = TestTokens.workspaceOwner(workspace);
    }

    @AfterEach
    void askedStripeOnlyForWhatItKnows() {
        Stripes.hasHadOnlyValidRequests();
    }

    @Test
    void whatIsSavedIsTheCardThatIsKeptAndNothingIsCharged() {
        var page =
                begin(Map.of()).statusCode(201).body("status", equalTo("open")).extract();

        assertTrue(TestStripe.pay(page.path("url"), Stripes.PAYS).statusCode() < 400);

        await(() -> total() == 1);
        with(owner).get(CARDS).then().body("items[0].brand", equalTo("visa")).body("items[0].last4", equalTo("4242"));
        with(owner)
                .body(Map.of("autoReloadEnabled", true, "autoReloadThresholdUsd", 5, "autoReloadTargetUsd", 10))
                .put("/v1/platform/owner/auto-reload")
                .then()
                .statusCode(200);
        assertEquals(0, payments());
    }

    @Test
    void withoutAWebhookStripeIsAsked() {
        Stripes.withholdsWebhooks();
        var page = begin(Map.of()).statusCode(201).extract();
        TestStripe.pay(page.path("url"), Stripes.PAYS);

        pool.preparedQuery("UPDATE due_work SET due_at = now() WHERE job = 'card-setups' AND id = $1")
                .execute(Tuple.of(UUID.fromString(page.path("id"))))
                .await()
                .indefinitely();

        await(() -> total() == 1);
    }

    @Test
    void aCardThatItsBankRefusesIsNotKept() {
        var page = begin(Map.of()).statusCode(201).extract();

        TestStripe.pay(page.path("url"), Stripes.DECLINED);
        TestStripe.pay(page.path("url"), Stripes.PAYS);

        await(() -> total() == 1);
        with(owner).get(CARDS).then().body("items[0].last4", equalTo("4242"));
    }

    @Test
    void theSameKeyIsTheSamePageHoweverManyAtOnce() {
        var wish = Map.of("idempotencyKey", "k");

        var urls =
                AtOnce.call(5, caller -> begin(wish).statusCode(201).extract().<String>path("url"));

        assertEquals(1, urls.stream().distinct().count());
    }

    @Test
    void anAnswerThatWasLostIsThePageThatStripeMade() {
        var wish = Map.of("idempotencyKey", "lost");
        Stripes.fails("POST /v1/checkout/sessions", "lose_answer", 3);
        begin(wish).statusCode(503);

        begin(wish).statusCode(201);
    }

    @Test
    void withoutAVerifiedAddressNothingIsSaved() {
        var unverified = TestTokens.workspaceOwner(Newcomers.register().organizationId());

        with(unverified)
                .body(Map.of())
                .post(CARDS)
                .then()
                .statusCode(403)
                .body("error.code", equalTo("email_verification_required"));
    }

    @Test
    void tenAnHourAreEnough() {
        for (int i = 0; i < 10; i++) {
            begin(Map.of()).statusCode(201);
        }

        begin(Map.of()).statusCode(429).body("error.message", containsString("At most 10"));
    }

    private ValidatableResponse begin(Map<String, ?> wish) {
        return with(owner).body(wish).post(CARDS).then();
    }

    private int total() {
        return with(owner).get(CARDS).then().statusCode(200).extract().path("total");
    }

    private long payments() {
        return pool.preparedQuery("SELECT count(*) FROM payment WHERE account_id = $1")
                .execute(Tuple.of(UUID.fromString(workspace)))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(condition);
    }
}
