package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Budgets and plans hold at once and under any concurrency, through two replicas of three services. */
class BudgetTest {

    private static final int AT_ONCE = 40;
    /** The gateway goes from replica to replica. */
    private static final int ASKED = 6;

    private static final String ACTIVITIES = "/v1/school/activities";

    private final LocalStack stack = Suite.stack();

    @Test
    void aBudgetForFourLetsFourOfFortyPass() throws Exception {
        var school = stack.schoolWith(100_000);
        var teacher = stack.person("teacher", school.id(), "teacher");
        var budget = Map.of("period", "weekly", "limitTokens", 100);
        assertThat(school.admin()
                        .put("/v1/school/teachers/teacher/budget", budget)
                        .status())
                .isEqualTo(200);

        var answers = atOnce(teacher);

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(4);
        assertThat(answers)
                .filteredOn(answer -> answer.errorCode().equals("budget_exceeded"))
                .hasSize(AT_ONCE - 4);
        Waiting.until("all 4 are spent", () -> number(teacher, "/v1/school/budgets/me", "spentTokens") == 100);
        Waiting.until("all 4 are captured", () -> number(school.admin(), "/v1/school/balance", "tokens") == 99_900);
        assertThat(number(school.admin(), "/v1/school/balance", "heldTokens")).isZero();
        assertThat(teacher.get("/v1/school/budgets/me").body().path("level").asText())
                .isEqualTo("red");
        stack.tutorflow("audit").demandSuccess();
    }

    @Test
    void aPlanOfFourCoversFourOfFortyAndThenTokensTakeOver() throws Exception {
        var school = stack.schoolWith(100_000);
        var teacher = stack.person("teacher", school.id(), "teacher");
        agreeOnPlanOf(4, school);

        var answers = atOnce(teacher);

        assertThat(answers).allMatch(Answer::isSuccess);
        assertThat(answers)
                .filteredOn(
                        answer -> answer.body().path("billingSource").asText().equals("plan"))
                .hasSize(4);
        Waiting.until(
                "36 are captured",
                () -> number(school.admin(), "/v1/school/balance", "tokens") == 100_000 - 25 * (AT_ONCE - 4));
        assertThat(number(school.admin(), "/v1/school/plan-usage", "used")).isEqualTo(4);
        stack.tutorflow("audit").demandSuccess();
    }

    @Test
    void studentsWithoutTokensOfTheirOwnHaveThePlanAndNothingElse() throws Exception {
        var school = stack.schoolWith(100_000);
        var student = stack.person("student", school.id(), "student");
        agreeOnPlanOf(4, school);

        var answers = atOnce(student);

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(4);
        assertThat(answers)
                .filteredOn(answer -> answer.errorCode().equals("plan_limit_reached"))
                .hasSize(AT_ONCE - 4);
        assertThat(number(school.admin(), "/v1/school/balance", "tokens")).isEqualTo(100_000);
        stack.tutorflow("audit").demandSuccess();
    }

    @Test
    void studentsSpendTheirOwnTokensAndNoMore() throws Exception {
        var school = stack.schoolWith(100_000);
        var student = stack.person("student", school.id(), "student");
        distribute(school, Map.of("studentId", "student", "tokens", 100));

        var answers = atOnce(student);

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(4);
        assertThat(answers)
                .filteredOn(answer -> answer.errorCode().equals("platform_credits_exhausted"))
                .hasSize(AT_ONCE - 4);
        Waiting.until("all 4 are captured", () -> number(student, "/v1/school/balance", "tokens") == 0);
        assertThat(number(student, "/v1/school/balance", "lifetimeSpent")).isEqualTo(100);
        assertThat(number(school.admin(), "/v1/school/balance", "tokens")).isEqualTo(99_900);
        assertThat(student.get("/v1/school/generations").body().path("total").asInt())
                .isEqualTo(4);
        assertThat(school.admin()
                        .get("/v1/school/generations")
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(4);
        stack.tutorflow("audit").demandSuccess();
    }

    @Test
    void whatIsDistributedToATeacherUnblocksAtOnce() throws Exception {
        var school = stack.schoolWith(100_000);
        var teacher = stack.person("teacher", school.id(), "teacher");
        var budget = Map.of("period", "weekly", "limitTokens", 100);
        school.admin().put("/v1/school/teachers/teacher/budget", budget);
        assertThat(atOnce(teacher)).filteredOn(answer -> answer.status() == 201).hasSize(4);
        Waiting.until("all 4 are spent", () -> number(teacher, "/v1/school/budgets/me", "spentTokens") == 100);

        distribute(school, Map.of("teacherId", "teacher", "tokens", 50));

        Waiting.until("it may spend again", () -> atOnce(teacher).stream().anyMatch(Answer::isSuccess));
        Waiting.until("all of it is spent", () -> number(teacher, "/v1/school/budgets/me", "spentTokens") == 150);
        assertThat(number(teacher, "/v1/school/budgets/me", "limitTokens")).isEqualTo(150);
        Waiting.until("all is captured", () -> number(school.admin(), "/v1/school/balance", "tokens") == 99_850);
        stack.tutorflow("audit").demandSuccess();
    }

    private static void distribute(LocalStack.School school, Map<String, Object> distribution) {
        assertThat(school.admin().post("/v1/school/distributions", distribution).status())
                .isEqualTo(201);
    }

    private void agreeOnPlanOf(int generations, LocalStack.School school) throws Exception {
        var plan = Map.of(
                "planCode",
                "bench",
                "generationsPerPeriod",
                generations,
                "periodStart",
                LocalDate.now(ZoneOffset.UTC).minusDays(1).toString());
        assertThat(stack.operator()
                        .put("/v1/admin/organizations/" + school.id() + "/plan", plan)
                        .status())
                .isEqualTo(200);
        Waiting.until(
                "both replicas of budget-service know the plan",
                () -> IntStream.range(0, ASKED)
                        .allMatch(i -> number(school.admin(), "/v1/school/plan-usage", "limit") == generations));
    }

    private static List<Answer> atOnce(Client person) {
        return Burst.of(AT_ONCE, person, ACTIVITIES, i -> Map.of("activity", "cover_image", "prompt", "Image " + i));
    }

    private static long number(Client person, String path, String field) {
        var value = person.get(path).body().path(field);
        return value.isNumber() ? value.decimalValue().longValueExact() : -1;
    }
}
