package io.tutorflow.billing.payment.refund;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Money that goes back: what was not used, once, and never what is needed for work in progress. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class RefundServiceTest extends Refunding {

    private static final double FRACTION = 0.000_001;

    @Test
    void aHundredDollarsOfWhichFortyPercentAreUsedRefundSixtyAndTake6450TokensBackOnce() {
        var purchase = bought(100);
        spending.capture(school, 4_300);

        refund(purchase, Map.of("reason", "We are leaving"))
                .statusCode(201)
                .body("amountUsd", equalTo(60.00f))
                .body("credits", equalTo(6450))
                .body("transactionId", equalTo(purchase));

        await(() -> "succeeded".equals(state(purchase)));
        assertEquals(0, tokens());
        var atStripe = TestStripe.get("/v1/refunds?payment_intent=" + intentOf(purchase))
                .path("data");
        assertEquals(1, atStripe.size());
        assertEquals(6_000, atStripe.get(0).path("amount").asInt());
        refund(purchase, Map.of()).statusCode(409).body("error.message", containsString("was already refunded"));
        with(admin)
                .get("/v1/school/transactions?type=refund")
                .then()
                .body("total", equalTo(2))
                .body("items.amount", hasItems(-6000, -450));
    }

    @Test
    void theBooksRollForwardToTheCent() {
        var before = books();
        var purchase = bought(100);
        spending.capture(school, 4_300);

        var used = books();
        assertEquals(43.00, moved(before, used, "gross_revenue"));
        assertEquals(3.00, moved(before, used, "contra_revenue"));
        assertEquals(40.00, used.getDouble("netRevenueUsd") - before.getDouble("netRevenueUsd"), FRACTION);
        assertEquals(64.50, moved(before, used, "deferred_revenue"));
        assertEquals(4.50, used.getDouble("closingBonusUsd") - before.getDouble("closingBonusUsd"), FRACTION);

        refund(purchase, Map.of()).statusCode(201);

        var refunded = books();
        assertEquals(-60.00, moved(used, refunded, "stripe_clearing"));
        assertEquals(-64.50, moved(used, refunded, "deferred_revenue"));
        assertEquals(0.00, moved(used, refunded, "contra_revenue"));
        assertEquals(3.00, moved(before, refunded, "promotions"));
        assertEquals(40.00, moved(before, refunded, "stripe_clearing"));
        with(TestTokens.operator())
                .get("/v1/admin/roll-forward.csv?month=" + month())
                .then()
                .statusCode(200)
                .body(startsWith("month,account,line,usd"));
        with(TestTokens.operator())
                .get("/v1/admin/roll-forward?month=2026-13")
                .then()
                .statusCode(400);
        with(TestTokens.operator())
                .get("/v1/admin/roll-forward?month=0000-01")
                .then()
                .statusCode(400)
                .body("error.message", equalTo("Validation failed: month must not be before 1970-01"));
        with(TestTokens.operator())
                .get("/v1/admin/roll-forward?month=2999-01")
                .then()
                .statusCode(400);
    }

    @Test
    void aBonusIsSpentOnceItsStudentsHaveSpentIt() {
        bought(100);
        distribute("give", 4_300);
        var given = books();

        spending.capture(one("SELECT account_id::text FROM student WHERE organization_id = $1", school), 2_150);

        assertEquals(1.50, moved(given, books(), "contra_revenue"));
    }

    private static JsonPath books() {
        return with(TestTokens.operator())
                .get("/v1/admin/roll-forward?month=" + month())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath(new JsonPathConfig(NumberReturnType.BIG_DECIMAL));
    }

    private static String month() {
        return YearMonth.now(ZoneOffset.UTC).toString();
    }

    /** Other tests' accounts are in the books too. */
    private static double moved(JsonPath before, JsonPath after, String account) {
        var closing = "accounts.find { it.account == '" + account + "' }.closingUsd";
        return Math.round((after.getDouble(closing) - before.getDouble(closing)) * 100) / 100.0;
    }

    @Test
    void whatStudentsWereGivenCountsAsSpentUntilItIsBack() {
        var purchase = bought(100);
        distribute("give", 4_300);

        refund(purchase, Map.of()).statusCode(201).body("amountUsd", equalTo(60.00f));
        assertEquals(0, tokens());
        var second = bought(50);
        distribute("give", 5_250);
        refund(second, Map.of()).statusCode(409);

        distribute("take_back", 9_550);

        refund(second, Map.of()).statusCode(201).body("amountUsd", equalTo(50.00f));
        assertEquals(4_300, tokens());
        refund(purchase, Map.of()).statusCode(201).body("amountUsd", equalTo(40.00f));
        assertEquals(0, tokens());
        refund(purchase, Map.of()).statusCode(409);
    }

    private void distribute(String direction, int tokens) {
        with(admin)
                .body(Map.of("studentId", "mia", "tokens", tokens, "direction", direction))
                .post("/v1/school/distributions")
                .then()
                .statusCode(201);
    }

    @Test
    void theSameKeyIsTheSameRefund() {
        var purchase = bought(50);

        String first = refund(purchase, Map.of("idempotencyKey", "k"))
                .statusCode(201)
                .extract()
                .path("id");

        refund(purchase, Map.of("idempotencyKey", "k")).statusCode(201).body("id", equalTo(first));
    }

    @Test
    void aRefusalLeavesTheKeyFree() {
        var purchase = bought(50);
        distribute("give", 5_250);
        refund(purchase, Map.of("idempotencyKey", "later")).statusCode(409);

        distribute("take_back", 5_250);

        refund(purchase, Map.of("idempotencyKey", "later")).statusCode(201).body("amountUsd", equalTo(50.00f));
    }

    @Test
    void workInProgressKeepsWhatItHolds() {
        var purchase = bought(50);
        assertTrue(spending.hold(school, 100));

        refund(purchase, Map.of())
                .statusCode(409)
                .body("error.message", containsString("5250 credits of this purchase are unused"))
                .body("error.message", containsString("leaves only 5150"));

        assertEquals(5_250, tokens());
    }

    @Test
    void theOldestPurchaseIsUsedUpFirst() {
        var first = bought(10);
        var second = bought(10);
        spending.capture(school, 1_000);

        refund(first, Map.of())
                .statusCode(409)
                .body("error.message", containsString("Nothing of this purchase is left to refund"));
        refund(second, Map.of()).statusCode(201).body("amountUsd", equalTo(10.00f));
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspended", "closed"})
    void goesOnWhileTheOrganizationMaySpendNothing(String status) {
        var purchase = bought(50);
        with(TestTokens.operator())
                .body(Map.of("status", status))
                .patch("/v1/admin/organizations/" + school)
                .then()
                .statusCode(200);

        refund(purchase, Map.of("reason", "we leave")).statusCode(201);

        await(() -> "succeeded".equals(state(purchase)));
        assertEquals(0, tokens());
    }

    @Test
    void isAskedForByItsOwnAdminOrAnOperator() {
        var purchase = bought(10);
        var path = "/v1/school/transactions/" + purchase + "/refund";

        with(TestTokens.teacher(school, "t")).post(path).then().statusCode(403);
        with(TestTokens.orgAdmin(UUID.randomUUID().toString()))
                .post(path)
                .then()
                .statusCode(404);
        with(TestTokens.workspaceOwner(school))
                .post("/v1/platform/owner/transactions/" + UUID.randomUUID() + "/refund")
                .then()
                .statusCode(404);
        with(TestTokens.operator())
                .post("/v1/admin/transactions/" + purchase + "/refund")
                .then()
                .statusCode(201)
                .body("amountUsd", equalTo(10.00f));
    }
}
