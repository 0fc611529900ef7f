package io.tutorflow.usage.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.http.StudentAccount;
import io.tutorflow.money.Money;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.FakeBilling;
import io.tutorflow.usage.stage.FakeBudget;
import io.tutorflow.usage.stage.Stage;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class PostSessionServiceTest {

    private static final String GROUP = "groups/g-1";
    private static final String ENROLLMENT = "enrollments/e-1";
    private static final int CALLERS = 50;

    @Inject
    Stage stage;

    @Inject
    FakeBilling billing;

    @Inject
    FakeBudget budget;

    private final UUID organization = UUID.randomUUID();
    private final String admin = TestTokens.orgAdmin(organization.toString());
    private final String teacher = teacher("teacher-1");

    @BeforeEach
    void openTheSchool() {
        stage.publishCatalog();
        billing.school(organization);
        billing.fund(organization, Money.ofCredits(100_000).micros());
    }

    @ParameterizedTest
    @ValueSource(strings = {GROUP, ENROLLMENT})
    void theSwitchIsOffUntilSomebodySwitchesItOn(String whose) {
        show(whose).body("enabled", equalTo(false)).body("changedBy", nullValue());

        set(teacher, whose, true)
                .statusCode(200)
                .body("enabled", equalTo(true))
                .body("changedBy", equalTo("teacher-1"))
                .body("changedAt", notNullValue());

        show(whose).body("enabled", equalTo(true));
        show(whose + "0").body("enabled", equalTo(false));
        set(admin, whose, true).body("changedBy", equalTo("teacher-1"));
        set(admin, whose, false).body("enabled", equalTo(false));
        assertThat(count("SELECT count(*) FROM post_session_switch WHERE organization_id = $1"))
                .isEqualTo(2);
    }

    @Test
    void studentsDoNotThrowIt() {
        set(TestTokens.student(organization.toString(), "mia"), GROUP, true).statusCode(403);
    }

    @Test
    void manyWhoThrowItAtOnceLeaveOneOfTheirStates() throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<Response>>();
            for (int i = 0; i < 16; i++) {
                boolean on = i % 2 == 0;
                calls.add(() -> set(admin, GROUP, on).extract().response());
            }
            for (var answer : people.invokeAll(calls)) {
                assertThat(answer.get().statusCode())
                        .as(() -> answer.resultNow().asString())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void aConnectionToTheAccountsThatBreaksIsNotNoticed() {
        billing.breakNext("/internal/accounts/lookup");

        show(GROUP).body("enabled", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"enabled\":null}", "{\"enabled\":\"yes\"}"})
    void aSwitchIsOnOrOff(String body) {
        given().contentType(ContentType.JSON)
                .auth()
                .oauth2(admin)
                .body(body)
                .put("/v1/school/" + GROUP + "/post-session-summary")
                .then()
                .statusCode(400)
                .body("error.message", containsString("enabled"));
    }

    @Test
    void switchedOffNothingIsBilled() {
        transcribe("s-1").statusCode(409).body("error.code", equalTo("platform_conflict"));
        summarize(teacher, "s-1").statusCode(409).body("error.message", containsString("switched off for group g-1"));

        assertThat(records()).isZero();
        assertThat(count("SELECT count(*) FROM summarized_session WHERE organization_id = $1"))
                .isZero();
    }

    @Test
    void switchedOnBothAreBilled() {
        set(admin, GROUP, true);

        transcribe("s-1").statusCode(201).body("tokens", equalTo(2)).body("sessionId", equalTo("s-1"));
        summarize(teacher, "s-1").statusCode(201).body("tokens", equalTo(4.4f));

        assertThat(records()).isEqualTo(2);
    }

    @Test
    void aSessionThatBeganWhileItWasOnIsBilledThoughItIsOffSince() {
        set(admin, GROUP, true);
        begin(teacher, "{\"activity\":\"ai_exercise_generation\",\"sessionId\":\"s-1\",\"groupId\":\"g-1\"}")
                .statusCode(201);
        set(admin, GROUP, false);

        transcribe("s-1").statusCode(201);
        summarize(teacher, "s-1").statusCode(201);
        summarize(teacher, "s-2").statusCode(409);
    }

    @Test
    void aSessionThatBeganWhileItWasOffIsBilledOnceItIsOn() {
        summarize(teacher, "s-1").statusCode(409);
        set(admin, GROUP, true);

        summarize(teacher, "s-1").statusCode(201);
    }

    @Test
    void whoeverAsksLaterGetsTheFirstSummary() {
        set(admin, GROUP, true);
        var first = summarize(teacher, "s-1")
                .statusCode(201)
                .body("idempotentReplay", equalTo(false))
                .extract()
                .jsonPath()
                .getString("id");

        summarize(teacher("teacher-2"), "s-1")
                .statusCode(201)
                .body("id", equalTo(first))
                .body("idempotentReplay", equalTo(true))
                .body("subject", equalTo("teacher-1"));
        begin(
                        admin,
                        "{\"activity\":\"post_session_summary\",\"target\":{\"sessionId\":\"s-1\"},\"enrollmentId\":\"e-9\"}")
                .body("id", equalTo(first))
                .body("idempotentReplay", equalTo(true));
        summarize(teacher, "s-2").body("idempotentReplay", equalTo(false));
        assertThat(records()).isEqualTo(2);
    }

    @Test
    void aSummaryThatFailedIsFreeAndMayBeAskedForAgain() {
        set(admin, GROUP, true);
        var failed = begin(
                        teacher,
                        "{\"activity\":\"post_session_summary\",\"sessionId\":\"s-1\",\"groupId\":\"g-1\",\"prompt\":\"[fail]\"}")
                .statusCode(201)
                .body("status", equalTo("FAILED"))
                .body("tokens", equalTo(0))
                .extract()
                .jsonPath()
                .getString("id");

        summarize(teacher("teacher-2"), "s-1")
                .body("status", equalTo("COMPLETED"))
                .body("idempotentReplay", equalTo(false))
                .body("subject", equalTo("teacher-2"));

        assertThat(count("SELECT count(*) FROM usage_record WHERE account_id = $1 AND billing_status = 'FINALIZED'"))
                .isEqualTo(1);
        assertThat(failed).isNotNull();
    }

    @Test
    void fiftyWhoAskAtOnceGetOneSummary() throws Exception {
        set(admin, GROUP, true);
        var ids = new HashSet<String>();
        int first = 0;

        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<ValidatableResponse>>();
            for (int i = 0; i < CALLERS; i++) {
                var person = teacher("teacher-" + i);
                calls.add(() -> summarize(person, "s-1"));
            }
            for (var answer : people.invokeAll(calls)) {
                var body = answer.get().statusCode(201).extract().jsonPath();
                ids.add(body.getString("id"));
                first += body.getBoolean("idempotentReplay") ? 0 : 1;
            }
        }

        assertThat(ids).hasSize(1);
        assertThat(first).isEqualTo(1);
        assertThat(records()).isEqualTo(1);
    }

    @Test
    void whomTheBudgetRefusesDoesNotStandInTheWayOfOthers() {
        set(admin, GROUP, true);
        budget.refuse("blocked");
        summarize(teacher("blocked"), "s-1").statusCode(403).body("error.code", equalTo("budget_exceeded"));

        summarize(teacher("teacher-2"), "s-1").statusCode(201).body("subject", equalTo("teacher-2"));

        assertThat(records()).isEqualTo(1);
    }

    @Test
    void aSessionThatBeganForAGroupIsNotBilledForAnEnrollmentThatIsOff() {
        set(admin, GROUP, true);
        begin(teacher, "{\"activity\":\"ai_exercise_generation\",\"sessionId\":\"s-1\",\"groupId\":\"g-1\"}")
                .statusCode(201);

        begin(
                        teacher,
                        "{\"activity\":\"session_transcription\",\"quantity\":60,\"sessionId\":\"s-1\",\"enrollmentId\":\"e-1\"}")
                .statusCode(409);
        begin(teacher, "{\"activity\":\"post_session_summary\",\"sessionId\":\"s-1\",\"enrollmentId\":\"e-1\"}")
                .statusCode(409)
                .body("error.message", containsString("switched off for enrollment e-1"));

        assertThat(records()).isEqualTo(1);
        summarize(teacher, "s-1").statusCode(201);
    }

    @Test
    void whatIsRefusedBeginsNoSession() {
        set(admin, GROUP, true);
        budget.refuse("blocked");
        begin(teacher("blocked"), "{\"activity\":\"ai_exercise_generation\",\"sessionId\":\"s-1\",\"groupId\":\"g-1\"}")
                .statusCode(403);
        set(admin, GROUP, false);

        summarize(teacher, "s-1").statusCode(409);
    }

    @Test
    void thoseWhoAreRefusedNeverUseTheSummaryUp() {
        set(admin, GROUP, true);
        budget.refuse("blocked-0");
        budget.refuse("blocked-1");
        for (int i = 0; i < SummaryIds.ATTEMPTS + 5; i++) {
            summarize(teacher("blocked-" + i % 2), "s-1")
                    .statusCode(403)
                    .body("error.code", equalTo("budget_exceeded"));
        }

        summarize(teacher, "s-1").statusCode(201).body("subject", equalTo("teacher-1"));

        assertThat(records()).isEqualTo(1);
    }

    @Test
    void nobodyPaysLongAfterHavingAsked() {
        set(admin, GROUP, true);
        claim("s-1", false, Instant.now().minusSeconds(60));

        summarize(teacher, "s-1").statusCode(201).body("subject", equalTo("teacher-1"));

        assertThat(records()).isEqualTo(1);
    }

    @Test
    void whoHasTokensIsNotRefusedForWantOfTheSchools() {
        var poor = UUID.randomUUID();
        billing.school(poor);
        billing.fund(
                StudentAccount.idOf(poor, "student-1"), Money.ofCredits(1_000).micros());
        set(TestTokens.orgAdmin(poor.toString()), GROUP, true);
        summarize(TestTokens.teacher(poor.toString(), "teacher-1"), "s-1").statusCode(402);

        summarize(TestTokens.student(poor.toString(), "student-1"), "s-1")
                .statusCode(201)
                .body("subject", equalTo("student-1"));
    }

    @Test
    void whatIsBeingRecordedElsewhereIsAskedForAgainAndGivenUpIfItDoesNotCome() {
        set(admin, GROUP, true);
        claim("s-1", true, Instant.now());
        summarize(teacher, "s-1").statusCode(503).body("error.message", containsString("being recorded"));
        assertThat(records()).isZero();

        claim("s-2", true, Instant.now().minusSeconds(60));
        summarize(teacher, "s-2").statusCode(201).body("subject", equalTo("teacher-1"));
    }

    @Test
    void whatSomebodyAsksForAtThisMomentIsNotTakenFromThem() {
        set(admin, GROUP, true);
        claim("s-1", false, Instant.now());
        measured("s-1").body("refused", equalTo(1)).body("answers[0].error.code", equalTo("platform_unavailable"));

        claim("s-2", false, Instant.now().minusSeconds(60));
        measured("s-2").body("accepted", equalTo(1));
    }

    @Test
    void measuredWorkThatIsRefusedBeginsNoSession() {
        set(admin, GROUP, true);
        claim("s-1", false, Instant.now());
        measured("s-1").body("refused", equalTo(1));
        set(admin, GROUP, false);

        summarize(teacher, "s-1").statusCode(409);
    }

    /** Somebody has claimed the summary, and recorded nothing yet. */
    private void claim(String session, boolean measured, Instant at) {
        stage.rows(
                """
                INSERT INTO summary_claim (record_id, organization_id, session_id, number, subject, role, measured, claimed_at)
                VALUES ($1, $2, $3, 0, 'somebody', 'teacher', $4, $5)""",
                new SummaryIds(organization, session, 0).attempt(0).value(),
                organization,
                session,
                measured,
                at.atOffset(ZoneOffset.UTC));
    }

    private ValidatableResponse measured(String session) {
        return given().contentType("application/cloudevents+json")
                .auth()
                .oauth2(TestTokens.service("billing-service"))
                .body("""
                        {"specversion":"1.0","type":"io.tutorflow.usage.measured.v1","source":"/summaries","id":"%s",
                         "subject":"%s","time":"%s","data":{"category":"post_session_summary","units":1,"sessionId":"%s",
                         "groupId":"g-1","inputTokens":1000,"outputTokens":1000}}""".formatted(UUID.randomUUID(), organization, Instant.now(), session))
                .post("/internal/usage-events")
                .then();
    }

    private ValidatableResponse transcribe(String session) {
        return begin(
                teacher,
                "{\"activity\":\"session_transcription\",\"quantity\":60,\"sessionId\":\"%s\",\"groupId\":\"g-1\"}"
                        .formatted(session));
    }

    private static ValidatableResponse summarize(String person, String session) {
        return begin(
                person,
                "{\"activity\":\"post_session_summary\",\"sessionId\":\"%s\",\"groupId\":\"g-1\"}".formatted(session));
    }

    private static ValidatableResponse begin(String person, String body) {
        return given().contentType(ContentType.JSON)
                .auth()
                .oauth2(person)
                .body(body)
                .post("/v1/school/activities")
                .then();
    }

    private ValidatableResponse show(String whose) {
        return given().auth()
                .oauth2(teacher)
                .get("/v1/school/" + whose + "/post-session-summary")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse set(String person, String whose, boolean on) {
        return given().contentType(ContentType.JSON)
                .auth()
                .oauth2(person)
                .body("{\"enabled\":" + on + "}")
                .put("/v1/school/" + whose + "/post-session-summary")
                .then();
    }

    private String teacher(String subject) {
        return TestTokens.teacher(organization.toString(), subject);
    }

    private long records() {
        return count("SELECT count(*) FROM usage_record WHERE account_id = $1");
    }

    private long count(String sql) {
        return stage.count(sql, organization);
    }
}
