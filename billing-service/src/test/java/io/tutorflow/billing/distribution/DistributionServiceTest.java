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
import io.tutorflow.billing.ledger.Spending;
import io.tutorflow.http.StudentAccount;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An org admin hands the organization's tokens on. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class DistributionServiceTest {

    private static final String DISTRIBUTIONS = "/v1/school/distributions";

    @Inject
    Spending spending;

    @Inject
    KnownBudgets budgets;

    @Inject
    Pool pool;

    private final String school = UUID.randomUUID().toString();
    private final String admin = TestTokens.orgAdmin(school);
    private final String mia = TestTokens.student(school, "mia");
    private final String wallet =
            StudentAccount.idOf(UUID.fromString(school), "mia").toString();

    @BeforeEach
    void thereIsASchool() {
        with(TestTokens.operator())
                .body(Map.of("id", school, "name", "School", "timeZone", "Europe/Berlin", "tokens", 1000))
                .post("/v1/admin/organizations")
                .then()
                .statusCode(201);
    }

    @AfterEach
    void theBudgetServiceIsBack() {
        budgets.away(false);
        budgets.loseAnswers(false);
    }

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

        takeBack("mia", 11).statusCode(409).body("error.message", containsString("the student has 10 available"));
        takeBack("mia", 10).statusCode(201).body("studentTokens", equalTo(60));
        takeBack("leo", 1).statusCode(404).body("error.message", containsString("the student leo"));
        with(admin).get("/v1/school/balance").then().body("tokens", equalTo(910));
    }

    @Test
    void aTeacherWithABudgetMaySpendMore() {
        var teacher = "t-" + school;
        budgets.give(teacher, 500);

        for (int time = 0; time < 2; time++) {
            raise(teacher, 100, "more")
                    .statusCode(201)
                    .body("teacherId", equalTo(teacher))
                    .body("budget.limitTokens", equalTo(600))
                    .body("budget.period", equalTo("weekly"))
                    .body("studentTokens", nullValue());
        }
        raise(teacher, 101, "more").statusCode(409);

        with(admin).get("/v1/school/balance").then().body("tokens", equalTo(1000));
        with(admin).get(DISTRIBUTIONS).then().body("total", equalTo(1));
        give("mia", 100, "more").statusCode(409);
    }

    @Test
    void toATeacherWithoutABudgetNothingIsHandedOn() {
        raise("nobody", 100)
                .statusCode(409)
                .body("error.message", containsString("wallet, which is shared"))
                .body("error.message", containsString("PUT /v1/school/teachers/{id}/budget"));
        with(admin).get(DISTRIBUTIONS).then().body("total", equalTo(0));
    }

    @Test
    void whatWasNotAnsweredIsAskedAgainAndIsOneRaise() {
        var teacher = "t-" + school;
        budgets.give(teacher, 500);
        budgets.loseAnswers(true);
        raise(teacher, 100, "lost").statusCode(503);
        with(admin).get(DISTRIBUTIONS).then().body("total", equalTo(0));
        give("mia", 100, "lost").statusCode(409);
        budgets.loseAnswers(false);

        askAtOnce();

        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> with(admin).get(DISTRIBUTIONS).path("total").equals(1));
        raise(teacher, 100, "lost").statusCode(201).body("budget.limitTokens", equalTo(600));
    }

    /** Seen: the key was forgotten when nobody was there to ask about the repeat, and the next try raised again. */
    @Test
    void whatWasRaisedIsOneRaiseThoughTheRepeatFindsNobody() {
        var teacher = "t-" + school;
        budgets.give(teacher, 500);
        raise(teacher, 100, "once").statusCode(201);
        budgets.away(true);
        raise(teacher, 100, "once").statusCode(201).body("budget", nullValue());
        budgets.away(false);

        raise(teacher, 100, "once").statusCode(201).body("budget.limitTokens", equalTo(600));
    }

    @Test
    void whatMayHaveBeenHeardStaysPendingWhileNobodyIsThere() {
        var teacher = "t-" + school;
        budgets.give(teacher, 500);
        budgets.loseAnswers(true);
        raise(teacher, 100, "heard").statusCode(503);
        budgets.loseAnswers(false);
        budgets.away(true);
        raise(teacher, 100, "heard").statusCode(503).body("error.message", containsString("found out within a minute"));
        askAtOnce();
        Awaitility.await().until(() -> budgets.unheard() > 0);
        budgets.away(false);

        askAtOnce();

        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> with(admin).get(DISTRIBUTIONS).path("total").equals(1));
        raise(teacher, 100, "heard").statusCode(201).body("budget.limitTokens", equalTo(600));
    }

    @Test
    void whatComesToNothingIsForgotten() {
        budgets.loseAnswers(true);
        raise("nobody", 100, "nothing").statusCode(503);
        budgets.loseAnswers(false);

        askAtOnce();

        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> kept() == 0);
        with(admin).get(DISTRIBUTIONS).then().body("total", equalTo(0));
    }

    private void askAtOnce() {
        pool.preparedQuery("UPDATE due_work SET due_at = now() WHERE id IN"
                        + " (SELECT id FROM distribution WHERE organization_id = $1 AND state = 'pending')")
                .execute(Tuple.of(UUID.fromString(school)))
                .await()
                .indefinitely();
    }

    private long kept() {
        return pool.preparedQuery("SELECT count(*) FROM distribution WHERE organization_id = $1")
                .execute(Tuple.of(UUID.fromString(school)))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    @Test
    void withoutTheBudgetServiceNothingIsWrittenDown() {
        budgets.away(true);

        raise("t", 100, "later").statusCode(503);

        with(admin).get(DISTRIBUTIONS).then().body("total", equalTo(0));
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
            {"studentId":"with a space","tokens":1}                       | studentId
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

    private ValidatableResponse give(String student, int tokens) {
        return distribute(toStudent(student, tokens));
    }

    private ValidatableResponse give(String student, int tokens, String key) {
        return distribute(withKey(toStudent(student, tokens), key));
    }

    private ValidatableResponse takeBack(String student, int tokens) {
        return distribute(Map.of("studentId", student, "tokens", tokens, "direction", "take_back"));
    }

    private ValidatableResponse raise(String teacher, int tokens) {
        return distribute(Map.of("teacherId", teacher, "tokens", tokens));
    }

    private ValidatableResponse raise(String teacher, int tokens, String key) {
        return distribute(withKey(Map.of("teacherId", teacher, "tokens", tokens), key));
    }

    private static Map<String, Object> toStudent(String student, int tokens) {
        return Map.of("studentId", student, "tokens", tokens, "reason", "for the exam");
    }

    private static Map<String, Object> withKey(Map<String, Object> body, String key) {
        var keyed = new HashMap<>(body);
        keyed.put("idempotencyKey", key);
        return keyed;
    }

    private ValidatableResponse distribute(Map<String, Object> body) {
        return with(admin).body(body).post(DISTRIBUTIONS).then();
    }
}
