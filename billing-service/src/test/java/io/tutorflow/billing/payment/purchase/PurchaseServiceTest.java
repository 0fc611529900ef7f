package io.tutorflow.billing.payment.purchase;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.Stripes;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An organization's admin buys tokens. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class PurchaseServiceTest {

    private static final String PURCHASES = "/v1/school/purchases";

    @Inject
    MockMailbox mailbox;

    private final String school = UUID.randomUUID().toString();
    private final String admin = TestTokens.orgAdmin(school);

    @BeforeEach
    void thereIsASchool() {
        Stripes.isAsUsual();
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

    @Test
    void whatIsPaidIsInTheBalanceWithItsBonusAndItsReceipt() {
        var email = UUID.randomUUID() + "@school.example";
        var bought = buy(Map.of("amountUsd", 199, "receiptEmail", email))
                .statusCode(201)
                .body("credits", equalTo(21392.5f))
                .body("bonusCredits", equalTo(1492.5f))
                .extract();

        TestStripe.pay(bought.path("url"), Stripes.PAYS);

        awaitStatus(bought.path("id"), "paid");
        with(admin)
                .get("/v1/school/balance")
                .then()
                .body("tokens", equalTo(21392.5f))
                .body("usdEquivalent", equalTo(213.925f))
                .body("lifetimePurchased", equalTo(21392.5f));
        with(admin)
                .get("/v1/school/transactions")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items.type", containsInAnyOrder("purchase", "bonus"))
                .body("items.amount", containsInAnyOrder(19900, 1492.5f));
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> !mailbox.getMailsSentTo(email).isEmpty());
        var receipt = "/v1/school/transactions/" + bought.path("id") + "/receipt.pdf";
        with(admin).get(receipt).then().statusCode(200).contentType("application/pdf");
        with(TestTokens.teacher(school, "somebody-else")).get(receipt).then().statusCode(404);
        with(TestTokens.student(school, "student")).get(receipt).then().statusCode(403);
        assertEquals(1, mailbox.getMailsSentTo(email).size());
        assertTrue(mailbox.getMailsSentTo(email).getFirst().getText().contains("Bonus:   1,492.5 tokens"));
    }

    @ParameterizedTest
    @CsvSource({
        "5, 500",
        "49.99, 4999",
        "50, 5250",
        "99.99, 10498.95",
        "100, 10750",
        "199.99, 21498.925",
        "200, 22000",
        "5000, 550000",
        "999999.99, 109999998.9"
    })
    void saysBeforehandHowManyTokensItWillBe(BigDecimal amountUsd, float tokens) {
        var told = buy(Map.of("amountUsd", amountUsd)).statusCode(201).extract().<Number>path("credits");

        assertEquals(tokens, told.floatValue());
    }

    @ParameterizedTest
    @CsvSource({
        "4.99, amountUsd must be greater than or equal to 5",
        "1000000, amountUsd must be less than or equal to 999999.99",
        "10.005, amountUsd must be in whole cents"
    })
    void namesTheLimitThatAnAmountBreaks(BigDecimal amountUsd, String message) {
        buy(Map.of("amountUsd", amountUsd)).statusCode(400).body("error.message", containsString(message));
    }

    @Test
    void theSameKeyIsTheSamePurchase() {
        var wish = Map.<String, Object>of("amountUsd", 50, "idempotencyKey", "k");

        String first = buy(wish).extract().path("id");

        buy(wish).statusCode(201).body("id", equalTo(first));
        buy(Map.of("amountUsd", 51, "idempotencyKey", "k")).statusCode(409);
    }

    @Test
    void whoStartsTooManyTakesNobodysTurn() {
        var eager = TestTokens.teacher(school, "eager");
        var wish = Map.of("amountUsd", 5);

        for (int i = 0; i < 30; i++) {
            with(eager).body(wish).post(PURCHASES).then().statusCode(201);
        }

        with(eager).body(wish).post(PURCHASES).then().statusCode(429).header("Retry-After", "3600");
        buy(wish).statusCode(201);
    }

    @Test
    void onlyTheAdminBuysAndSeesIt() {
        String id = buy(Map.of("amountUsd", 5)).extract().path("id");
        var wish = Map.of("amountUsd", 5);

        with(TestTokens.student(school, "s")).body(wish).post(PURCHASES).then().statusCode(403);
        with(TestTokens.student(school, "s")).get(PURCHASES + "/" + id).then().statusCode(403);
        with(TestTokens.orgAdmin(UUID.randomUUID().toString()))
                .get(PURCHASES + "/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void theHistoryIsAlsoAFile() {
        var bought = buy(Map.of("amountUsd", 50)).extract();
        TestStripe.pay(bought.path("url"), Stripes.PAYS);
        awaitStatus(bought.path("id"), "paid");

        var file = with(admin)
                .get("/v1/school/transactions.csv?type=purchase")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Disposition", startsWith("attachment"))
                .extract()
                .asString();

        var lines = file.split("\r\n");
        assertEquals("date,type,tokens,usd,description,id", lines[0]);
        assertTrue(
                lines[1].endsWith(
                        "Z,purchase,5000,50,\"Bought 5,250 TutorFlow tokens for $50.00 by card\"," + bought.path("id")),
                lines[1]);
        with(admin).get("/v1/school/transactions?type=bonus").then().body("items.amount", contains(250));
    }

    @Test
    void aFileIsRefusedByTheNameOfWhatItIs() {
        for (var accepted : List.of("application/json", "text/html", "nonsense")) {
            with(admin)
                    .header("Accept", accepted)
                    .get("/v1/school/transactions.csv")
                    .then()
                    .statusCode(406)
                    .body("error.status", equalTo(406))
                    .body("error.message", containsString("Accept must allow text/csv"));
        }
        with(admin)
                .header("Accept", "text/*, application/json;q=0.5")
                .get("/v1/school/transactions.csv")
                .then()
                .statusCode(200);
    }

    @Test
    void amountsCountByTheirValue() {
        for (var amount : List.of("5.000", "50e-1", "10.50")) {
            with(admin)
                    .body("{\"amountUsd\":" + amount + "}")
                    .post("/v1/school/purchases")
                    .then()
                    .statusCode(201);
        }
    }

    private ValidatableResponse buy(Map<String, ?> wish) {
        return with(admin).body(wish).post(PURCHASES).then();
    }

    private void awaitStatus(String purchase, String status) {
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> status.equals(with(admin)
                        .get(PURCHASES + "/" + purchase)
                        .then()
                        .extract()
                        .path("status")));
    }
}
