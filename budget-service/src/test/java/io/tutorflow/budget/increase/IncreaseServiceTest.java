package io.tutorflow.budget.increase;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tutorflow.budget.organization.Organizations;
import io.tutorflow.events.OrganizationChanged;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A budget is no dead end: who is blocked asks, an org admin answers, and the work goes on. */
@QuarkusTest
@WithTestResource(
        value = TestbedResource.class,
        initArgs = {@ResourceArg(name = "database", value = "budget"), @ResourceArg(name = "tls", value = "true")})
class IncreaseServiceTest {

    private static final String MINE = "/v1/school/budgets/me/increase-requests";
    private static final String ALL = "/v1/school/budgets/increase-requests";
    private static final String EXTRA_50 = "{\"extraTokens\":50}";
    private static final String LIMIT_250 = "{\"limitTokens\":250}";

    @Inject
    Organizations organizations;

    @Inject
    ManyRequests many;

    private final UUID school = UUID.randomUUID();

    @BeforeEach
    void haveATeacherWithABudget() {
        organizations.apply(known(school));
        put("teachers/ada/budget", "{\"period\":\"weekly\",\"limitTokens\":100}")
                .statusCode(200);
    }

    @AfterEach
    void comeBack() {
        move(Duration.ZERO);
    }

    @Test
    void whoIsBlockedAsksIsApprovedAndGoesOn() {
        reserve(100).body("answers[0].outcome", equalTo("RESERVED"));
        reserve(50).body("answers[0].reason", equalTo("BUDGET_EXCEEDED"));
        var id = ask("{\"note\":\"For the exam\",\"requestedLimitTokens\":150}")
                .statusCode(201)
                .body("status", equalTo("pending"))
                .body("teacherId", equalTo("ada"))
                .body("limitTokens", equalTo(100))
                .body("requestedLimitTokens", equalTo(150))
                .body("note", equalTo("For the exam"))
                .extract()
                .<String>path("id");

        answer(id, "approve", EXTRA_50)
                .statusCode(200)
                .body("status", equalTo("approved"))
                .body("extraTokens", equalTo(50))
                .body("newLimitTokens", nullValue())
                .body("decidedBy", equalTo("test-org-admin"))
                .body("decidedAt", notNullValue());

        reserve(50).body("answers[0].outcome", equalTo("RESERVED"));
        reserve(1).body("answers[0].budget.limitTokens", equalTo(150));
        admin().get("/v1/school/budgets")
                .then()
                .body("items[0].limitTokens", equalTo(100))
                .body("items[0].extraTokens", equalTo(50));
    }

    @Test
    void aNewLimitHoldsFromNowOn() {
        var id = asked();

        answer(id, "approve", LIMIT_250).statusCode(200).body("newLimitTokens", equalTo(250));

        admin().get("/v1/school/budgets")
                .then()
                .body("items[0].limitTokens", equalTo(250))
                .body("items[0].extraTokens", equalTo(0))
                .body("items[0].revision", equalTo(3));
    }

    @Test
    void oneRequestIsOpenAtATime() throws Exception {
        var answers = atOnce(16, () -> ask("{}").extract().statusCode());

        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(15);
        var id = list(admin(), "?status=pending").extract().<String>path("items[0].id");
        answer(id, "deny", "{\"reason\":\"Next week\"}").statusCode(200).body("reason", equalTo("Next week"));
        ask("{}").statusCode(201);
    }

    @Test
    void aRequestStaysTheOnlyOneWhenAnotherPeriodHasBegun() {
        var id = asked();

        move(Duration.ofDays(7));
        ask("{}").statusCode(409).body("error.message", containsString("no org admin has answered yet"));
        put("teachers/ada/budget", "{\"period\":\"monthly\",\"limitTokens\":100}")
                .statusCode(200);
        ask("{}").statusCode(409);

        answer(id, "deny", "").statusCode(200);
        ask("{}").statusCode(201).body("period", equalTo("monthly"));
    }

    @Test
    void whatIsGivenForOnePeriodIsNoPartOfThePresentLimit() {
        answer(asked(), "approve", EXTRA_50).statusCode(200);

        ask("{\"requestedLimitTokens\":100}")
                .statusCode(400)
                .body("error.message", containsString("above the present limit of 100 tokens"));
        var id = ask("{\"requestedLimitTokens\":120}")
                .statusCode(201)
                .body("limitTokens", equalTo(150))
                .extract()
                .<String>path("id");

        answer(id, "approve", "{\"limitTokens\":120}").statusCode(200).body("newLimitTokens", equalTo(120));
    }

    @Test
    void aTeachersOwnRequestsAreFoundByTheirIndex() {
        many.have(school);

        assertThat(many.planOfAdas(school)).contains("increase_request_of_teacher");
    }

    @Test
    void approvedTwiceAtOnceItIsGivenOnce() throws Exception {
        var id = asked();

        var answers = atOnce(16, () -> answer(id, "approve", EXTRA_50).extract().statusCode());

        assertThat(answers).containsOnly(200);
        admin().get("/v1/school/budgets").then().body("items[0].extraTokens", equalTo(50));
    }

    @Test
    void ofTwoDifferentApprovalsAtOnceOneIsGiven() throws Exception {
        var id = asked();

        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var extra = threads.submit(
                    () -> answer(id, "approve", EXTRA_50).extract().statusCode());
            var limit = threads.submit(
                    () -> answer(id, "approve", LIMIT_250).extract().statusCode());
            answers.addAll(List.of(extra.get(), limit.get()));
        }

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        answer(id, "deny", "{}").statusCode(409).body("error.message", equalTo("The request is already approved"));
    }

    @Test
    void aDenialChangesNothingAndMayBeRepeated() {
        var id = asked();

        answer(id, "deny", "").statusCode(200).body("status", equalTo("denied"));
        answer(id, "deny", "").statusCode(200);
        answer(id, "deny", "{\"reason\":\"No\"}").statusCode(409);
        answer(id, "approve", EXTRA_50)
                .statusCode(409)
                .body("error.code", equalTo("platform_conflict"))
                .body("error.message", equalTo("The request is already denied"));

        admin().get("/v1/school/budgets").then().body("items[0].revision", equalTo(2));
    }

    @Test
    void teachersSeeTheirOwnAndAdminsAll() {
        put("teachers/emmy/budget", "{\"period\":\"monthly\",\"limitTokens\":100}")
                .statusCode(200);
        var first = asked();
        teacher("emmy").body("{}").post(MINE).then().statusCode(201);
        answer(first, "deny", "{}");

        list(admin(), "").body("items.teacherId", contains("emmy", "ada")).body("total", equalTo(2));
        list(admin(), "?limit=1&offset=1").body("items.teacherId", contains("ada"));
        list(admin(), "?status=denied").body("items.teacherId", contains("ada"));
        list(teacher("emmy"), "").body("items.teacherId", contains("emmy"));
        list(teacher("emmy"), "?status=approved").body("items", empty());
    }

    @Test
    void anotherSchoolFindsNothing() {
        var id = asked();
        var other = UUID.randomUUID();
        organizations.apply(known(other));
        var stranger = with(TestTokens.orgAdmin(other.toString()));

        list(stranger, "").body("total", equalTo(0));
        stranger.body(EXTRA_50).post(ALL + "/" + id + "/approve").then().statusCode(404);
        with(TestTokens.orgAdmin(other.toString()))
                .body("{}")
                .post(ALL + "/" + id + "/deny")
                .then()
                .statusCode(404);
        answer(UUID.randomUUID().toString(), "approve", EXTRA_50).statusCode(404);

        list(admin(), "?status=pending").body("total", equalTo(1));
    }

    @Test
    void withoutABudgetThereIsNothingToAskFor() {
        teacher("emmy")
                .body("{}")
                .post(MINE)
                .then()
                .statusCode(409)
                .body("error.message", containsString("You have no budget"));
        var id = asked();
        admin().delete("/v1/school/teachers/ada/budget").then().statusCode(204);

        answer(id, "approve", EXTRA_50).statusCode(409).body("error.message", containsString("no budget any more"));
        answer(id, "deny", "{}").statusCode(200);
    }

    @Test
    void whoInheritsTheDefaultBudgetAsksToo() {
        put("settings/default-budget", "{\"period\":\"weekly\",\"limitTokens\":40}")
                .statusCode(200);
        var id = teacher("emmy")
                .body("{}")
                .post(MINE)
                .then()
                .statusCode(201)
                .body("limitTokens", equalTo(40))
                .extract()
                .<String>path("id");

        answer(id, "approve", LIMIT_250).statusCode(200);

        teacher("emmy").get("/v1/school/budgets/me").then().body("limitTokens", equalTo(250));
        teacher("grace").get("/v1/school/budgets/me").then().body("limitTokens", equalTo(40));
    }

    @Test
    void aNewLimitOfAnHeirIsABudgetOfTheTeachersOwn() {
        put("settings/default-budget", "{\"period\":\"weekly\",\"limitTokens\":40}");
        var id = teacher("emmy").body("{}").post(MINE).then().extract().<String>path("id");
        answer(id, "approve", LIMIT_250).statusCode(200);

        put("settings/default-budget", "{\"period\":\"monthly\",\"limitTokens\":300}");

        budgetOf("emmy")
                .body("source", equalTo("own"))
                .body("period", equalTo("weekly"))
                .body("limitTokens", equalTo(250));
        admin().delete("/v1/school/teachers/emmy/budget").then().statusCode(204);
        budgetOf("emmy").body("source", equalTo("default")).body("limitTokens", equalTo(300));
    }

    @Test
    void moreForOnePeriodLeavesAnHeirAnHeir() {
        put("settings/default-budget", "{\"period\":\"weekly\",\"limitTokens\":40}");
        var id = teacher("emmy").body("{}").post(MINE).then().extract().<String>path("id");
        answer(id, "approve", EXTRA_50).statusCode(200);

        put("settings/default-budget", "{\"period\":\"monthly\",\"limitTokens\":300}");

        budgetOf("emmy")
                .body("source", equalTo("default"))
                .body("limitTokens", equalTo(300))
                .body("extraTokens", equalTo(50));
    }

    @Test
    void aNewLimitIsNotOfAPeriodThatNobodyAskedAbout() {
        var id = asked();
        put("teachers/ada/budget", "{\"period\":\"monthly\",\"limitTokens\":120}");

        answer(id, "approve", LIMIT_250)
                .statusCode(409)
                .body("error.message", containsString("about a weekly limit"))
                .body("error.message", containsString("is monthly now, of 120 tokens"));

        budgetOf("ada").body("period", equalTo("monthly")).body("limitTokens", equalTo(120));
        list(admin(), "?status=pending").body("total", equalTo(1));
        put("teachers/ada/budget", "{\"period\":\"weekly\",\"limitTokens\":120}");
        answer(id, "approve", LIMIT_250).statusCode(200);
        budgetOf("ada").body("period", equalTo("weekly")).body("limitTokens", equalTo(250));
    }

    @Test
    void moreForOnePeriodIsOfWhicheverPeriodTheBudgetHasByThen() {
        var id = asked();
        put("teachers/ada/budget", "{\"period\":\"monthly\",\"limitTokens\":120}");

        answer(id, "approve", EXTRA_50).statusCode(200);

        budgetOf("ada").body("limitTokens", equalTo(120)).body("extraTokens", equalTo(50));
        reserve(170).body("answers[0].outcome", equalTo("RESERVED"));
    }

    @Test
    void anHeirsDefaultThatChangesItsPeriodIsAnotherPeriodToo() {
        put("settings/default-budget", "{\"period\":\"monthly\",\"limitTokens\":400}");
        var id = teacher("emmy").body("{}").post(MINE).then().extract().<String>path("id");
        put("settings/default-budget", "{\"period\":\"weekly\",\"limitTokens\":100}");

        answer(id, "approve", "{\"limitTokens\":600}")
                .statusCode(409)
                .body("error.message", containsString("about a monthly limit"));

        budgetOf("emmy").body("source", equalTo("default")).body("limitTokens", equalTo(100));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            requestedLimitTokens | {"requestedLimitTokens":100}
            requestedLimitTokens | {"requestedLimitTokens":0}
            requestedLimitTokens | {"requestedLimitTokens":200.00001}
            note                 | {"note":""}
            note                 | {"note":" \\n"}
            note                 | {"note":"\\u2003"}
            replyEmail           | {"replyEmail":"ada"}
            """)
    void namesWhatIsWrongWithARequest(String field, String body) {
        ask(body).statusCode(400).body("error.message", containsString(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limitTokens | {}
            extraTokens | {"limitTokens":200,"extraTokens":50}
            limitTokens | {"limitTokens":100}
            limitTokens | {"limitTokens":-1}
            extraTokens | {"extraTokens":0}
            """)
    void namesWhatIsWrongWithAnApproval(String field, String body) {
        answer(asked(), "approve", body).statusCode(400).body("error.message", containsString(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\\n\\t", "\\u2003"})
    void namesAReasonThatSaysNothing(String reason) {
        var id = asked();

        answer(id, "deny", "{\"reason\":\"%s\"}".formatted(reason))
                .statusCode(400)
                .body("error.message", containsString("reason"));

        list(admin(), "?status=pending").body("total", equalTo(1));
    }

    @Test
    void namesAnUnknownStatus() {
        admin().get(ALL + "?status=open")
                .then()
                .statusCode(400)
                .body("error.message", containsString("status must be one of pending, approved, denied"));
    }

    private String asked() {
        return ask("{}").statusCode(201).extract().path("id");
    }

    private ValidatableResponse ask(String body) {
        return teacher("ada").body(body).post(MINE).then();
    }

    private ValidatableResponse answer(String id, String how, String body) {
        return admin().body(body).post(ALL + "/" + id + "/" + how).then();
    }

    private static ValidatableResponse list(RequestSpecification reader, String query) {
        return reader.get(ALL + query).then().statusCode(200);
    }

    private ValidatableResponse budgetOf(String teacher) {
        return admin().get("/v1/school/budgets").then().rootPath("items.find { it.teacherId == '" + teacher + "' }");
    }

    private ValidatableResponse put(String path, String body) {
        return admin().body(body).put("/v1/school/" + path).then();
    }

    private ValidatableResponse reserve(long tokens) {
        var body = "{\"reservations\":[{\"reservationId\":\"%s\",\"organizationId\":\"%s\",\"teacherId\":\"ada\","
                        .formatted(UUID.randomUUID(), school)
                + "\"role\":\"teacher\",\"activity\":\"cover_image\",\"amountMicros\":%d}]}".formatted(tokens * 10_000);
        return with(TestTokens.service("usage-service"))
                .body(body)
                .post("/internal/reservations")
                .then()
                .statusCode(200);
    }

    private RequestSpecification admin() {
        return with(TestTokens.orgAdmin(school.toString()));
    }

    private RequestSpecification teacher(String subject) {
        return with(TestTokens.teacher(school.toString(), subject));
    }

    private static RequestSpecification with(String token) {
        return given().contentType(ContentType.JSON).auth().oauth2(token);
    }

    private static void move(Duration offset) {
        with(TestTokens.service("sandbox"))
                .body("{\"offset\":\"" + offset + "\"}")
                .put("/internal/clock")
                .then()
                .statusCode(204);
    }

    private static <T> List<T> atOnce(int many, Callable<T> call) throws Exception {
        var answers = new ArrayList<T>();
        try (var threads = Executors.newFixedThreadPool(many)) {
            for (var answer : threads.invokeAll(java.util.Collections.nCopies(many, call))) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private static OrganizationChanged known(UUID id) {
        return new OrganizationChanged(
                id, 1, "A school", "UTC", "active", "free", "Free", 0, null, Instant.parse("2026-11-21T10:00:00Z"));
    }
}
