package io.tutorflow.billing.notify.alert;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.ledger.hold.Spending;
import io.tutorflow.http.StudentAccount;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A school is told that its tokens run low, and a student that theirs do: once, until they are back. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class AlertServiceTest {

    private static final String SETTINGS = "/v1/school/settings/low-balance-threshold";
    private static final String MINE = "/v1/school/students/me/low-balance-threshold";
    private static final String NOTIFICATIONS = "/v1/school/notifications";

    @Inject
    Spending spending;

    @Inject
    MockMailbox mailbox;

    @Inject
    ToldBalances told;

    @Inject
    Pool pool;

    private final String school = UUID.randomUUID().toString();
    private final String admin = TestTokens.orgAdmin(school);
    private final String mia = TestTokens.student(school, "mia");
    private final String wallet =
            StudentAccount.idOf(UUID.fromString(school), "mia").toString();
    private final String email = UUID.randomUUID() + "@school.example";

    @BeforeEach
    void thereIsASchool() {
        with(TestTokens.operator())
                .body(Map.of("id", school, "name", "School", "timeZone", "Europe/Berlin", "tokens", 1000))
                .post("/v1/admin/organizations")
                .then()
                .statusCode(201);
    }

    @Test
    void fiftyCapturesAtOnceThatAllCrossAreToldOnce() {
        set(Map.of("thresholdTokens", 900, "emails", List.of(email)))
                .statusCode(200)
                .body("thresholdTokens", equalTo(900))
                .body("studentThresholdTokens", equalTo(900))
                .body("low", equalTo(false));

        AtOnce.call(10, caller -> {
            for (int i = 0; i < 5; i++) {
                spending.capture(school, 4);
            }
            return caller;
        });

        await(() -> total(admin) == 1);
        with(admin)
                .get(NOTIFICATIONS)
                .then()
                .body("items[0].type", equalTo("balance_low"))
                .body("items[0].thresholdTokens", equalTo(900))
                .body("items[0].studentId", nullValue())
                .body("items[0].message", containsString("tokens left, which is below the threshold of 900"));
        await(() -> !mailbox.getMailsSentTo(email).isEmpty() && !told.of(school).isEmpty());
        settle();
        assertEquals(1, total(admin));
        assertEquals(1, mailbox.getMailsSentTo(email).size());
        var event = told.of(school).getFirst();
        assertEquals(1, told.of(school).size());
        assertEquals("school", event.audience());
        assertEquals(900, event.thresholdCredits().intValueExact());
        assertTrue(event.balanceCredits().intValueExact() < 900);
    }

    @Test
    void itIsToldAgainOnlyWhenTheBalanceWasBack() {
        set(Map.of("thresholdTokens", 900)).statusCode(200);
        spending.capture(school, 200);
        await(() -> total(admin) == 1);

        grant(50);
        spending.capture(school, 10);
        settle();
        assertEquals(1, total(admin));

        grant(60);
        spending.capture(school, 1);
        await(() -> total(admin) == 2);
        with(admin).get(SETTINGS).then().body("low", equalTo(true));
    }

    @Test
    void whoSetsAThresholdAboveTheBalanceIsToldAtTheNextFallOnly() {
        set(Map.of("thresholdTokens", 2000)).statusCode(200).body("low", equalTo(true));
        spending.capture(school, 10);
        settle();
        assertEquals(0, total(admin));

        grant(1500);
        spending.capture(school, 600);

        await(() -> total(admin) == 1);
    }

    @Test
    void ofAStudentsTokensTheStudentAndTheAdminsAreTold() {
        var adminsMail = UUID.randomUUID() + "@school.example";
        set(Map.of("thresholdTokens", 5, "studentThresholdTokens", 100, "emails", List.of(adminsMail)))
                .statusCode(200);
        give(150);
        with(mia)
                .get(MINE)
                .then()
                .statusCode(200)
                .body("thresholdTokens", equalTo(100))
                .body("source", equalTo("organization"));

        with(mia)
                .body(Map.of("thresholdTokens", 100, "emails", List.of(email)))
                .put(MINE)
                .then()
                .statusCode(200);

        spending.capture(wallet, 60);

        await(() -> total(mia) == 1 && total(admin) == 1);
        with(mia)
                .get(NOTIFICATIONS)
                .then()
                .body(
                        "items[0].message",
                        equalTo("You have 90 tokens left, which is below the threshold of 100."
                                + " Ask an admin of your organization for more."));
        with(admin)
                .get(NOTIFICATIONS)
                .then()
                .body(
                        "items[0].message",
                        equalTo("The student mia has 90 tokens left, which is below the threshold of 100."))
                .body("items[0].studentId", equalTo("mia"));
        await(() -> !mailbox.getMailsSentTo(adminsMail).isEmpty()
                && !mailbox.getMailsSentTo(email).isEmpty());
        var toAdmins = mailbox.getMailsSentTo(adminsMail).getFirst();
        var toMia = mailbox.getMailsSentTo(email).getFirst();
        assertEquals("The tokens of the student mia are running low", toAdmins.getSubject());
        assertTrue(toAdmins.getText().contains("You can distribute tokens"), toAdmins.getText());
        assertEquals("Your tokens are running low", toMia.getSubject());
        assertTrue(toMia.getText().contains("Your balance is 90 tokens"), toMia.getText());
        assertTrue(toMia.getText().contains("Ask an admin of \"School\" for more."), toMia.getText());
        assertFalse(toMia.getText().contains("/v1/"), toMia.getText());
        with(TestTokens.student(school, "leo")).get(NOTIFICATIONS).then().body("total", equalTo(0));
        await(() -> !told.of(wallet).isEmpty());
        assertEquals("mia", told.of(wallet).getFirst().studentId());
    }

    @Test
    void aStudentsOwnThresholdWinsUntilItIsDeleted() {
        set(Map.of("studentThresholdTokens", 100)).statusCode(200);
        with(mia)
                .body(Map.of("thresholdTokens", 20, "emails", List.of(email)))
                .put(MINE)
                .then()
                .statusCode(200)
                .body("source", equalTo("own"));
        give(150);
        set(Map.of("studentThresholdTokens", 120)).statusCode(200);

        spending.capture(wallet, 60);
        settle();
        assertEquals(0, total(mia));
        spending.capture(wallet, 71);
        await(() -> total(mia) == 1 && total(admin) == 1);
        await(() -> mailbox.getMailsSentTo(email).size() == 1);

        with(mia)
                .delete(MINE)
                .then()
                .statusCode(200)
                .body("thresholdTokens", equalTo(120))
                .body("source", equalTo("organization"))
                .body("low", equalTo(true));
        give(200);
        spending.capture(wallet, 100);
        await(() -> total(mia) == 2);
    }

    @Test
    void withoutAThresholdNobodyIsTold() {
        spending.capture(school, 999);
        set(Map.of()).statusCode(200).body("thresholdTokens", nullValue());
        spending.capture(school, 1);
        assertFalse(spending.hold(school, 10));

        settle();
        assertEquals(0, total(admin));
    }

    @Test
    void whatIsHandedOnCountsAndWhatComesBackArmsItAgain() {
        set(Map.of("thresholdTokens", 900, "studentThresholdTokens", 1)).statusCode(200);
        give(200);
        await(() -> total(admin) == 1);

        distribute("take_back", 200);
        give(200);

        await(() -> told.of(school).size() == 2);
        settle();
        assertEquals(2, told.of(school).size());
    }

    @Test
    void theFirstRefusalIsToldAndTheNextOnesAreNot() {
        set(Map.of("thresholdTokens", 1)).statusCode(200);

        AtOnce.call(20, caller -> spending.hold(school, 1001));
        assertFalse(spending.hold(school, 1001));

        await(() -> total(admin) == 1);
        settle();
        with(admin)
                .get(NOTIFICATIONS)
                .then()
                .body("items.type", contains("tokens_exhausted"))
                .body(
                        "items[0].message",
                        equalTo("A request was refused. The organization has 1000 tokens left, which was not enough."));
        grant(1);
        assertFalse(spending.hold(school, 1002));
        await(() -> total(admin) == 2);
    }

    @Test
    void aSchoolsThresholdsChangeWhileTokensAreHandedOnEverywhere() {
        for (int i = 0; i < 10; i++) {
            distributeTo("student-" + i, "give", 10);
        }

        var answers = AtOnce.call(12, caller -> {
            for (int i = 0; i < 10; i++) {
                if (caller < 2) {
                    set(Map.of("thresholdTokens", 500 + i)).statusCode(200);
                } else {
                    distributeTo("student-" + (caller - 2), i % 2 == 0 ? "give" : "take_back", 5);
                }
            }
            return caller;
        });

        assertEquals(12, answers.size());
        with(admin).get("/v1/school/balance").then().body("tokens", equalTo(900));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"thresholdTokens":0}                               | thresholdTokens
            {"thresholdTokens":-5}                              | thresholdTokens
            {"thresholdTokens":10000001}                        | thresholdTokens
            {"thresholdTokens":"many"}                          | thresholdTokens
            {"studentThresholdTokens":0.00001}                  | studentThresholdTokens
            {"thresholdTokens":5,"emails":["nobody"]}           | emails
            {"thresholdTokens":5,"emails":[null]}               | emails
            """)
    void namesWhatIsWrong(String body, String named) {
        with(admin).body(body).put(SETTINGS).then().statusCode(400).body("error.message", containsString(named));
    }

    @Test
    void nobodyElseSetsIt() {
        with(mia).body(Map.of("thresholdTokens", 5)).put(SETTINGS).then().statusCode(403);
        with(admin).body(Map.of("thresholdTokens", 5)).put(MINE).then().statusCode(403);
        with(TestTokens.orgAdmin(UUID.randomUUID().toString()))
                .body(Map.of("thresholdTokens", 5))
                .put(SETTINGS)
                .then()
                .statusCode(404);
    }

    private ValidatableResponse set(Map<String, ?> body) {
        return with(admin).body(body).put(SETTINGS).then();
    }

    private void give(int tokens) {
        distribute("give", tokens);
    }

    private void distribute(String direction, int tokens) {
        distributeTo("mia", direction, tokens);
    }

    private void distributeTo(String student, String direction, int tokens) {
        with(admin)
                .body(Map.of("studentId", student, "tokens", tokens, "direction", direction))
                .post("/v1/school/distributions")
                .then()
                .statusCode(201);
    }

    private void grant(int tokens) {
        with(TestTokens.operator())
                .body(Map.of("tokens", tokens, "reason", "test"))
                .post("/v1/admin/organizations/" + school + "/tokens")
                .then()
                .statusCode(201);
    }

    private static int total(String reader) {
        return with(reader).get(NOTIFICATIONS).then().statusCode(200).extract().path("total");
    }

    /** Until nothing is left to be told of any account of this school. */
    private void settle() {
        await(() -> pool.preparedQuery("SELECT count(*) FROM balance_signal WHERE account_id IN ($1, $2)")
                        .execute(Tuple.of(UUID.fromString(school), UUID.fromString(wallet)))
                        .await()
                        .indefinitely()
                        .iterator()
                        .next()
                        .getLong(0)
                == 0);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(condition);
    }
}
