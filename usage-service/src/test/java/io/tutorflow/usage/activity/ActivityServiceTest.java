package io.tutorflow.usage.activity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.http.StudentAccount;
import io.tutorflow.money.Money;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.FakeBilling;
import io.tutorflow.usage.stage.FakeBudget;
import io.tutorflow.usage.stage.FakeGenerator;
import io.tutorflow.usage.stage.Stage;
import io.tutorflow.usage.stage.Told;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class ActivityServiceTest {

    private static final String ACTIVITIES = "/v1/school/activities";
    private static final JsonPathConfig NUMBERS = new JsonPathConfig().numberReturnType(NumberReturnType.BIG_DECIMAL);
    private static final String COVER_IMAGE = "{\"activity\":\"cover_image\",\"prompt\":\"A volcano\"}";

    @Inject
    Stage stage;

    @Inject
    FakeBilling billing;

    @Inject
    FakeBudget budget;

    @Inject
    FakeGenerator generator;

    @Inject
    Told told;

    private final UUID organization = UUID.randomUUID();
    private final UUID wallet = StudentAccount.idOf(organization, "student-1");
    private final String student = TestTokens.student(organization.toString(), "student-1");

    @BeforeEach
    void openTheSchool() {
        billing.school(organization);
    }

    @AfterEach
    void bringEverythingBack() {
        budget.down(false);
        billing.down(false);
    }

    @Test
    void anImageCostsTwentyFiveTokens() {
        fund(100);

        var id = begin(COVER_IMAGE)
                .statusCode(201)
                .body("activity", equalTo("cover_image"))
                .body("status", equalTo("COMPLETED"))
                .body("tokens", equalTo(25))
                .body("billingSource", equalTo("tokens"))
                .body("createdAt", notNullValue())
                .extract()
                .jsonPath()
                .getUUID("id");

        assertThat(billing.hasHold(id)).isTrue();
        var event = told.about(organization, "tutorflow.usage.finalized", 1)
                .getFirst()
                .value();
        assertThat(event)
                .contains("\"audience\":\"school\"", "\"subject\":\"teacher-1\"", "\"billingSource\":\"tokens\"")
                .contains("\"finalizedAmountUsd\":0.25", "\"unit\":\"token\"", "\"unitPrice\":0.01");
    }

    @Test
    void servicesReadWhatASchoolHadMade() {
        fund(100);
        stage.publishCatalog();
        begin(COVER_IMAGE).statusCode(201);

        given().header("Authorization", "Bearer " + TestTokens.service("billing-service"))
                .get("/internal/accounts/" + organization + "/usage")
                .then()
                .statusCode(200)
                .body("items[0].priceSnapshot.category", equalTo("cover_image"))
                .body("items[0].metadata.endpoint", equalTo("POST /v1/school/activities"));
    }

    @Test
    void whatThePlanCoversCostsNothingAndHoldsNothing() {
        budget.cover(organization, 1);

        var id = begin(COVER_IMAGE)
                .statusCode(201)
                .body("billingSource", equalTo("plan"))
                .body("tokens", equalTo(0))
                .extract()
                .jsonPath()
                .getUUID("id");

        assertThat(billing.hasHold(id)).isFalse();
        assertThat(told.about(organization, "tutorflow.usage.finalized", 1)
                        .getFirst()
                        .value())
                .contains("\"billingSource\":\"plan\"", "\"finalizedAmountUsd\":0,", "\"billableAmountUsd\":0.25");
    }

    @Test
    void aLessonIsBilledByWhatTheLanguageModelUsed() {
        fund(180);

        begin("{\"activity\":\"ai_lesson_generation\",\"prompt\":\"Rivers\"}")
                .statusCode(201)
                .body("tokens", equalTo(4.4f))
                .body("priceSnapshot.estimated", equalTo(false));

        assertThat(stage.count("SELECT hold_micros FROM usage_record WHERE account_id = $1", organization))
                .isEqualTo(Money.ofCredits(180).micros());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cover_image.default             | 25     | {"activity":"cover_image"}
            ai_exercise_generation.default  | 25     | {"activity":"ai_exercise_generation","quantity":1}
            writing_assessment.text         | 10     | {"activity":"writing_assessment","variant":"text"}
            writing_assessment.handwriting  | 20     | {"activity":"writing_assessment","variant":"handwriting"}
            writing_assessment.image        | 20     | {"activity":"writing_assessment","variant":"image"}
            speaking_assessment.recorded    | 15     | {"activity":"speaking_assessment","variant":"recorded"}
            speaking_assessment.live        | 40     | {"activity":"speaking_assessment","variant":"live"}
            session_transcription.default   | 3.3334 | {"activity":"session_transcription","quantity":100,"sessionId":"s-1","groupId":"g-1"}
            ai_lesson_generation.default    | 4.4    | {"activity":"ai_lesson_generation"}
            post_session_summary.default    | 4.4    | {"activity":"post_session_summary","sessionId":"s-1","groupId":"g-1"}
            """)
    void everyActivityCostsItsPrice(String catalogKey, BigDecimal tokens, String body) {
        fund(1_000);
        switchOn("g-1");

        var made = begin(body).statusCode(201).body("status", equalTo("COMPLETED"));

        var snapshot = made.extract().jsonPath().using(NUMBERS);
        assertThat(snapshot.getObject("tokens", BigDecimal.class)).isEqualByComparingTo(tokens);
        assertThat(snapshot.getObject("priceSnapshot.units", BigDecimal.class)).isEqualByComparingTo(tokens);
        made.body("priceSnapshot.catalogKey", equalTo(catalogKey))
                .body("priceSnapshot.category", equalTo(catalogKey.substring(0, catalogKey.indexOf('.'))))
                .body("priceSnapshot.unit", equalTo("token"))
                .body("priceSnapshot.unitPrice", equalTo(0.01f))
                .body("priceSnapshot.estimated", equalTo(false));
    }

    @Test
    void aTranscriptOfHalfTheSessionCostsHalf() {
        fund(1_000);
        switchOn("g-1");
        var half = """
                {"activity":"session_transcription","quantity":5400,"prompt":"[deliver 2700]","sessionId":"s-1",
                "groupId":"g-1"}""";

        begin(half).statusCode(201).body("tokens", equalTo(90)).body("priceSnapshot.rates.perMinute", equalTo(2));
    }

    @Test
    void whatItIsForIsKeptAndShown() {
        fund(100);
        var body = """
                {"activity":"writing_assessment","variant":"text","target":{"courseId":"c-1","lessonId":"l-2",
                "studentId":"s-3","sessionId":"m-4","title":"Photosynthesis"}}""";

        begin(body).statusCode(201).body("variant", equalTo("text")).body("target.courseId", equalTo("c-1"));

        list(TestTokens.teacher(organization.toString(), "teacher-1"), "")
                .body("items[0].variant", equalTo("text"))
                .body("items[0].target.lessonId", equalTo("l-2"))
                .body("items[0].target.studentId", equalTo("s-3"))
                .body("items[0].target.sessionId", equalTo("m-4"))
                .body("items[0].target.title", equalTo("Photosynthesis"));
        for (var topic : List.of("tutorflow.usage.recorded", "tutorflow.usage.finalized")) {
            assertThat(told.about(organization, topic, 1).getFirst().value()).contains("\"title\":\"Photosynthesis\"");
        }
    }

    @Test
    void theGeneratorIsToldTheMostThatALessonMayCost() {
        fund(1_000);

        var lesson = begin("{\"activity\":\"ai_lesson_generation\"}")
                .statusCode(201)
                .body("priceSnapshot.rates.inputPer1000", equalTo(1))
                .body("priceSnapshot.rates.outputPer1000", equalTo(4))
                .extract()
                .jsonPath()
                .getUUID("id");

        assertThat(generator.orders(lesson).getFirst().path("mostTokens").asInt())
                .isEqualTo(500);
    }

    @Test
    void aLessonNeedsAHundredTokens() {
        fund(99);
        var before = budget.reservations();

        begin("{\"activity\":\"ai_lesson_generation\"}")
                .statusCode(402)
                .body("error.code", equalTo("platform_credits_exhausted"))
                .body("error.topUp.endpoint", equalTo("/v1/school/purchases"))
                .body("error.topUp.requiredCredits", equalTo(100))
                .body("error.topUp.availableCredits", equalTo(99));

        assertThat(budget.reservations()).isEqualTo(before);
    }

    @Test
    void aBudgetRefusesWithTheLimitAndTheWayOut() {
        fund(1000);
        budget.limit(organization, Money.ofCredits(10).micros());

        begin(COVER_IMAGE)
                .statusCode(403)
                .body("error.code", equalTo("budget_exceeded"))
                .body("error.budget.limitTokens", equalTo(100))
                .body("error.budget.spentTokens", equalTo(90))
                .body("error.budget.remainingTokens", equalTo(10))
                .body("error.budget.period", equalTo("weekly"))
                .body("error.budget.resetsAt", equalTo("2026-11-22T23:00:00Z"))
                .body("error.budget.owner", equalTo("teacher-1"))
                .body("error.budget.contactAdmin", equalTo("admin-1"))
                .body("error.message", containsString("10 of 100 tokens"));

        assertNothingWritten();
    }

    @Test
    void theBudgetRefusesBeforeTheWallet() {
        budget.limit(organization, Money.ofCredits(10).micros());

        begin(COVER_IMAGE).statusCode(403).body("error.code", equalTo("budget_exceeded"));
    }

    @Test
    void aStudentSpendsTokensOfTheStudentsOwn() {
        fund(1000);
        billing.fund(wallet, 250_000);

        var id = as(student, COVER_IMAGE)
                .statusCode(201)
                .body("billingSource", equalTo("tokens"))
                .extract()
                .jsonPath()
                .getUUID("id");

        assertThat(billing.hasHold(id)).isTrue();
        assertThat(told.about(wallet, "tutorflow.usage.finalized", 1).getFirst().value())
                .contains("\"accountId\":\"" + wallet + "\"", "\"subject\":\"student-1\"");
        as(student, COVER_IMAGE)
                .statusCode(402)
                .body("error.code", equalTo("platform_credits_exhausted"))
                .body("error.message", containsString("This needs 25 tokens, but you have 0 of your own available"));
    }

    @Test
    void aStudentWithoutTokensHasOnlyThePlan() {
        fund(1000);
        billing.refuse(wallet, "UNKNOWN_ACCOUNT");

        as(student, COVER_IMAGE)
                .statusCode(403)
                .body("error.code", equalTo("plan_limit_reached"))
                .body("error.message", containsString("ask an admin of your organization"));

        assertNothingWritten();
    }

    @Test
    void withoutTheBudgetServiceNothingIsBegun() {
        fund(100);
        budget.down(true);

        begin(COVER_IMAGE).statusCode(503).header("Retry-After", notNullValue());

        assertNothingWritten();
    }

    @Test
    void withoutTheLedgerNothingStaysReserved() {
        fund(100);
        var before = budget.reservations();
        billing.down(true);

        begin(COVER_IMAGE).statusCode(503);

        assertThat(budget.reservations()).isEqualTo(before);
        assertNothingWritten();
    }

    @Test
    void theSameKeyIsOneActivityOfOnePerson() {
        fund(100);
        var keyed = COVER_IMAGE.replace("}", ",\"idempotencyKey\":\"k\"}");

        var first = begin(keyed).statusCode(201).extract().jsonPath().getString("id");

        begin(keyed).statusCode(201).body("id", equalTo(first));
        begin(keyed.replace("volcano", "river")).statusCode(409);
        as(TestTokens.teacher(organization.toString(), "teacher-2"), keyed).statusCode(201);
        assertThat(stage.count("SELECT count(*) FROM usage_record WHERE account_id = $1", organization))
                .isEqualTo(2);
    }

    @Test
    void everyoneSeesTheOwnGenerationsAndAdminsAll() {
        fund(100);
        budget.cover(organization, 1);
        begin(COVER_IMAGE);
        as(TestTokens.teacher(organization.toString(), "teacher-2"), COVER_IMAGE);

        list(TestTokens.teacher(organization.toString(), "teacher-1"), "")
                .body("total", equalTo(1))
                .body("items.billingSource", contains("plan"));
        list(TestTokens.orgAdmin(organization.toString()), "").body("total", equalTo(2));
        list(TestTokens.orgAdmin(organization.toString()), "?billingSource=tokens")
                .body("items.subject", contains("teacher-2"));
        list(TestTokens.orgAdmin(UUID.randomUUID().toString()), "").statusCode(404);
        list(TestTokens.orgAdmin(organization.toString()), "?billingSource=cash")
                .statusCode(400);
    }

    @Test
    void aWorkspaceIsNoSchool() {
        var workspace = stage.agent(100).workspaceId().toString();

        as(TestTokens.teacher(workspace, "teacher-1"), COVER_IMAGE).statusCode(404);
        list(TestTokens.orgAdmin(workspace), "").statusCode(404).body("error.code", equalTo("platform_not_found"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            activity | {}
            activity | {"activity":"cover"}
            activity | {"activity":7}
            quantity | {"activity":"cover_image","quantity":2}
            quantity is required | {"activity":"session_transcription"}
            quantity | {"activity":"session_transcription","quantity":86401}
            variant must be one of [text, handwriting, image] | {"activity":"writing_assessment"}
            variant must be one of [text, handwriting, image] | {"activity":"writing_assessment","variant":"video"}
            variant must be one of [recorded, live] | {"activity":"speaking_assessment","variant":"text"}
            variant must not be given: cover_image has none | {"activity":"cover_image","variant":"default"}
            sessionId is required | {"activity":"post_session_summary","groupId":"g-1"}
            enrollmentId or groupId is required | {"activity":"post_session_summary","sessionId":"s-1"}
            groupId must have 1 to | {"activity":"post_session_summary","sessionId":"s-1","groupId":""}
            target.courseId must have 1 to | {"activity":"cover_image","target":{"courseId":""}}
            enrollmentId must not be given together | {"activity":"cover_image","enrollmentId":"e","groupId":"g"}
            same as target.sessionId | {"activity":"cover_image","sessionId":"s","target":{"sessionId":"t"}}
            must not be blank | {"activity":"cover_image","sessionId":" "}
            target.courseId | {"activity":"cover_image","target":{"courseId":[]}}
            prompt   | {"activity":"cover_image","prompt":[]}
            """)
    void namesTheWrongField(String field, String body) {
        begin(body).statusCode(400).body("error.message", containsString(field));
    }

    private void switchOn(String group) {
        given().contentType(ContentType.JSON)
                .auth()
                .oauth2(TestTokens.orgAdmin(organization.toString()))
                .body("{\"enabled\":true}")
                .put("/v1/school/groups/" + group + "/post-session-summary")
                .then()
                .statusCode(200);
    }

    private void fund(long tokens) {
        billing.fund(organization, Money.ofCredits(tokens).micros());
    }

    private ValidatableResponse begin(String body) {
        return as(TestTokens.teacher(organization.toString(), "teacher-1"), body);
    }

    private static ValidatableResponse as(String token, String body) {
        return given().contentType(ContentType.JSON)
                .auth()
                .oauth2(token)
                .body(body)
                .post(ACTIVITIES)
                .then();
    }

    private static ValidatableResponse list(String token, String query) {
        return given().auth()
                .oauth2(token)
                .get("/v1/school/generations" + query)
                .then();
    }

    private void assertNothingWritten() {
        assertThat(stage.count("SELECT count(*) FROM usage_record WHERE account_id = $1", organization))
                .isZero();
    }
}
