package io.tutorflow.billing.distribution;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An org admin hands the organization's tokens on. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class DistributionServiceTest extends HandingOn {

    @Test
    void tokensGoToAStudentAndBack() {
        give("mia", 400)
                .statusCode(201)
                .body("studentId", equalTo("mia"))
                .body("teacherId", nullValue())
                .body("direction", equalTo("give"))
                .body("organizationTokens", equalTo(600))
                .body("studentTokens", equalTo(400));
        takeBack("mia", 150)
                .statusCode(201)
                .body("organizationTokens", equalTo(750))
                .body("studentTokens", equalTo(250));

        with(mia)
                .get("/v1/school/balance")
                .then()
                .body("tokens", equalTo(250))
                .body("usdEquivalent", equalTo(2.5f))
                .body("lifetimeDistributed", equalTo(250));
        with(admin)
                .get("/v1/school/balance")
                .then()
                .body("tokens", equalTo(750))
                .body("lifetimeSpent", equalTo(0))
                .body("lifetimeDistributed", equalTo(250));
        with(admin)
                .get("/v1/school/students")
                .then()
                .body("total", equalTo(1))
                .body("items[0].studentId", equalTo("mia"))
                .body("items[0].availableTokens", equalTo(250));
        with(admin).get(DISTRIBUTIONS).then().body("total", equalTo(2)).body("items.tokens", contains(150, 400));
    }

    @Test
    void bothSeeItInTheirHistoryFromTheirSide() {
        give("mia", 400).statusCode(201);
        takeBack("mia", 150).statusCode(201);

        with(mia)
                .get("/v1/school/transactions")
                .then()
                .body("items.type", contains("distribution_returned", "distribution"))
                .body("items.amount", contains(-150, 400));
        with(admin)
                .get("/v1/school/transactions?type=distribution")
                .then()
                .body("items.amount", contains(-400))
                .body("items[0].description", equalTo("To student mia: for the exam"));
        with(admin).get("/v1/school/transactions").then().body("items.amount", contains(150, -400, 1000));
        with(mia)
                .get("/v1/school/transactions.csv")
                .then()
                .statusCode(200)
                .body(containsString("distribution,400,4,\"To student mia: for the exam\""));
    }

    @Test
    void theSameKeyIsOneDistributionHoweverOftenAndWhoeverAtOnce() {
        var answers = AtOnce.call(20, caller -> give("mia", 100, "k").extract().response());

        answers.forEach(answer -> assertEquals(201, answer.statusCode(), answer.asString()));
        assertEquals(
                1, answers.stream().map(answer -> answer.path("id")).distinct().count());
        with(mia).get("/v1/school/balance").then().body("tokens", equalTo(100));
        give("mia", 101, "k").statusCode(409).body("error.message", containsString("idempotency key"));
        give("leo", 100, "k").statusCode(409);
        budgets.give("k-" + school, 10);
        raise("k-" + school, 100, "k").statusCode(409);
    }

    @Test
    void nobodyHandsOnMoreThanThereIsHoweverManyAtOnce() {
        assertTrue(spending.hold(school, 50));

        var answers = AtOnce.call(
                20, caller -> give("student-" + caller, 100).extract().statusCode());

        assertEquals(9, answers.stream().filter(status -> status == 201).count());
        give("mia", 51)
                .statusCode(402)
                .body("error.code", equalTo("platform_credits_exhausted"))
                .body("error.topUp.endpoint", equalTo("/v1/school/purchases"))
                .body("error.topUp.requiredCredits", equalTo(51))
                .body("error.topUp.availableCredits", equalTo(50));
        with(admin).get("/v1/school/balance").then().body("availableTokens", equalTo(50));
    }

    @Test
    void studentsSpendTheirOwnAndNothingElse() {
        give("mia", 100).statusCode(201);

        assertFalse(spending.hold(wallet, 101));
        assertTrue(spending.hold(wallet, 60));
        spending.capture(wallet, 30);

        takeBack("mia", 11).statusCode(409).body("error.message", containsString("the student has only 10 available"));
        takeBack("mia", 10).statusCode(201).body("studentTokens", equalTo(60));
        takeBack("leo", 1).statusCode(404).body("error.message", containsString("The student leo"));
        with(admin).get("/v1/school/balance").then().body("tokens", equalTo(910));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"tokens":1}                                                  | exactly one of studentId and teacherId
            {"tokens":1,"studentId":"s","teacherId":"t"}                  | exactly one of studentId and teacherId
            {"studentId":"s"}                                             | tokens
            {"studentId":"s","tokens":0}                                  | tokens
            {"studentId":"s","tokens":-1}                                 | tokens
            {"studentId":"s","tokens":0.00001}                            | tokens
            {"studentId":"s","tokens":10000001}                           | tokens
            {"studentId":" ","tokens":1}                                  | studentId
            {"studentId":"a\\nb","tokens":1}                              | studentId
            {"studentId":"s","tokens":1,"direction":"sideways"}           | direction
            {"teacherId":"t","tokens":1,"direction":"take_back"}          | direction
            """)
    void namesWhatIsWrong(String body, String named) {
        with(admin).body(body).post(DISTRIBUTIONS).then().statusCode(400).body("error.message", containsString(named));
    }

    @Test
    void nobodyElseHandsAnythingOn() {
        var body = Map.of("studentId", "mia", "tokens", 1);

        with(mia).body(body).post(DISTRIBUTIONS).then().statusCode(403);
        with(TestTokens.teacher(school, "t"))
                .body(body)
                .post(DISTRIBUTIONS)
                .then()
                .statusCode(403);
        with(TestTokens.orgAdmin(UUID.randomUUID().toString()))
                .body(body)
                .post(DISTRIBUTIONS)
                .then()
                .statusCode(404);
        with(TestTokens.student(school, "leo"))
                .get("/v1/school/balance")
                .then()
                .statusCode(200)
                .body("tokens", equalTo(0));
    }

    private ValidatableResponse takeBack(String student, int tokens) {
        return distribute(Map.of("studentId", student, "tokens", tokens, "direction", "take_back"));
    }
}
