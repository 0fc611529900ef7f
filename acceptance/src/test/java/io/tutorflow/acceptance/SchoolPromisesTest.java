package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.School;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What schools are told about tokens, budgets, plans and histories, statement by statement, through the gateway. */
@DisplayName("A school is told that")
class SchoolPromisesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String ACTIVITIES = "/v1/school/activities";
    private static final String MY_BUDGET = "/v1/school/budgets/me";
    private static final Map<String, Object> COVER = Map.of("activity", "cover_image");

    private final LocalStack stack = Suite.stack();
    private School school;
    private Client teacher;

    @BeforeEach
    void openASchool() throws Exception {
        school = stack.schoolWith(1_000);
        teacher = stack.person("teacher", school.id(), "teacher");
    }

    @Nested
    @DisplayName("What costs tokens")
    class WhatCostsTokens {

        @ParameterizedTest(name = "{0} {1} costs {2}")
        @CsvSource({
            "ai_exercise_generation,, 25",
            "cover_image,, 25",
            "writing_assessment, text, 10",
            "writing_assessment, handwriting, 20",
            "writing_assessment, image, 20",
            "speaking_assessment, recorded, 15",
            "speaking_assessment, live, 40",
        })
        void eachActivityHasItsPrice(String activity, String variant, BigDecimal tokens) {
            assertThat(number(done(activity(activity, "variant", variant)), "tokens"))
                    .isEqualByComparingTo(tokens);
        }

        @ParameterizedTest(name = "{0} of the language model''s tokens cost {1}")
        @CsvSource({"1200/800, 4.4", "1/1, 1", "0/900000, 500"})
        void lessonsCostWhatTheModelReadsAndWritesAtLeast1AtMost500(String read, BigDecimal tokens) {
            var lesson = activity("ai_lesson_generation", "prompt", "Fractions [tokens " + read + "]");

            assertThat(number(done(lesson), "tokens")).isEqualByComparingTo(tokens);
        }

        @Test
        @DisplayName("usage-based work needs 100 available tokens to start")
        void lessonsNeed100() throws Exception {
            school = stack.schoolWith(99);
            teacher = stack.person("teacher", school.id(), "teacher");

            var refused = teacher.post(ACTIVITIES, activity("ai_lesson_generation", "prompt", "Fractions"));

            assertThat(refused.errorCode()).isEqualTo("platform_credits_exhausted");
        }

        @ParameterizedTest
        @DisplayName("a variant that is missing or not known is refused")
        @CsvSource({"writing_assessment,", "writing_assessment, video", "speaking_assessment, text", "cover_image, big"
        })
        void variantsAreKnown(String activity, String variant) {
            var refused = teacher.post(ACTIVITIES, activity(activity, "variant", variant));

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body().path("error").path("message").asText()).contains("variant");
        }

        @Test
        @DisplayName("transcription costs 2 tokens per minute, and parts of one")
        void transcription() {
            switchSummaries(true);

            assertThat(number(done(ofSession("session_transcription", 100)), "tokens"))
                    .isEqualByComparingTo("3.3334");
        }

        @Test
        @DisplayName("a session has one summary, whatever the head count; switched off, nothing is billed")
        void summaries() throws Exception {
            assertThat(teacher.post(ACTIVITIES, ofSession("post_session_summary", null))
                            .errorCode())
                    .isEqualTo("platform_conflict");
            switchSummaries(true);
            var first = done(ofSession("post_session_summary", null));

            var second = done(ofSession("post_session_summary", null));

            assertThat(second.path("idempotentReplay").asBoolean()).isTrue();
            assertThat(second.path("id")).isEqualTo(first.path("id"));
            balance(BigDecimal.valueOf(1_000).subtract(number(first, "tokens")));
        }

        @Test
        @DisplayName("what fails is not charged, and says so")
        void failures() throws Exception {
            var failed = done(activity("cover_image", "prompt", "A volcano [fail]"));

            assertThat(failed.path("status").asText()).isEqualTo("FAILED");
            assertThat(number(failed, "tokens")).isZero();
            balance(BigDecimal.valueOf(1_000));
        }
    }

    @Nested
    @DisplayName("Teacher budgets")
    class TeacherBudgets {

        @Test
        @DisplayName("a week starts on Monday 00:00, in the organization's time zone")
        void weeks() {
            limit("weekly", 100);

            var reset = reset().atZone(BERLIN);

            assertThat(reset.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
            assertThat(reset.toLocalTime().toSecondOfDay()).isZero();
        }

        @Test
        @DisplayName("a month starts on the 1st 00:00, in the organization's time zone")
        void months() {
            limit("monthly", 100);

            var reset = reset().atZone(BERLIN);

            assertThat(reset.getDayOfMonth()).isEqualTo(1);
            assertThat(reset.toLocalTime().toSecondOfDay()).isZero();
        }

        @Test
        @DisplayName("green below 80 %, amber from 80 %, red when nothing is left")
        void levels() throws Exception {
            done(COVER);
            limit("weekly", 32);
            level("green", 25);
            limit("weekly", 31);
            level("amber", 25);
            limit("weekly", 25);
            level("red", 25);
        }

        @Test
        @DisplayName("what was spent before the budget was set counts, and a raised limit unblocks at once")
        void spendCountsFromTheStartOfThePeriod() throws Exception {
            done(COVER);
            limit("weekly", 40);
            assertThat(teacher.post(ACTIVITIES, COVER).errorCode()).isEqualTo("budget_exceeded");

            limit("weekly", 50);

            Waiting.until(
                    "the teacher goes on", () -> teacher.post(ACTIVITIES, COVER).isSuccess());
            level("red", 50);
        }

        @Test
        @DisplayName("a default budget holds for every teacher, each separately, who has none and is not exempt")
        void defaults() throws Exception {
            assertThat(school.admin().put("/v1/school/settings/default-budget", budget("weekly", 25)))
                    .matches(Answer::isSuccess);
            for (var name : List.of("teacher", "other")) {
                var person = stack.person("teacher", school.id(), name);
                assertThat(person.post(ACTIVITIES, COVER).status()).isEqualTo(201);
                assertThat(person.post(ACTIVITIES, COVER).errorCode()).isEqualTo("budget_exceeded");
            }

            school.admin().put("/v1/school/teachers/teacher/budget", Map.of("exempt", true));

            Waiting.until(
                    "the teacher is free", () -> teacher.post(ACTIVITIES, COVER).isSuccess());
        }

        @Test
        @DisplayName("the list shows limit, spent, reserved, level and reset of each")
        void list() throws Exception {
            limit("weekly", 100);
            done(COVER);
            level("green", 25);

            var budget = school.admin()
                    .get("/v1/school/budgets")
                    .body()
                    .path("items")
                    .path(0);

            assertThat(budget.path("level").asText()).isEqualTo("green");
            assertThat(number(budget, "limitTokens")).isEqualByComparingTo("100");
            assertThat(number(budget, "spentTokens")).isEqualByComparingTo("25");
            assertThat(number(budget, "reservedTokens")).isZero();
            assertThat(Instant.parse(budget.path("resetsAt").asText())).isEqualTo(reset());
        }

        @Test
        @DisplayName("whoever has none is told so")
        void none() {
            assertThat(teacher.get(MY_BUDGET).body().path("hasBudget").asBoolean(true))
                    .isFalse();
        }
    }

    @Nested
    @DisplayName("Budget exceeded")
    class BudgetExceeded {

        @Test
        @DisplayName("a refusal names the limit, the spending, the reset, the owner, and how to ask for more")
        void refusals() throws Exception {
            var budget = refusal();

            assertThat(number(budget, "limitTokens")).isEqualByComparingTo("40");
            assertThat(number(budget, "spentTokens")).isEqualByComparingTo("25");
            assertThat(number(budget, "remainingTokens")).isEqualByComparingTo("15");
            assertThat(budget.path("owner").asText()).isEqualTo("teacher");
            assertThat(budget.path("contactAdmin").asText()).isEqualTo("admin");
            assertThat(Instant.parse(budget.path("resetsAt").asText())).isEqualTo(reset());
            assertThat(budget.path("increaseRequest").path("endpoint").asText())
                    .isEqualTo("/v1/school/budgets/me/increase-requests");
        }

        @Test
        @DisplayName("one request may be open; approved, the teacher goes on")
        void approval() throws Exception {
            var asked = ask();
            assertThat(teacher.post("/v1/school/budgets/me/increase-requests", Map.of("note", "Again"))
                            .status())
                    .isEqualTo(409);

            assertThat(decide(asked, "approve", Map.of("extraTokens", 10))).matches(Answer::isSuccess);

            Waiting.until(
                    "the teacher goes on", () -> teacher.post(ACTIVITIES, COVER).isSuccess());
        }

        @Test
        @DisplayName("denied, the teacher is told why")
        void denial() throws Exception {
            assertThat(decide(ask(), "deny", Map.of("reason", "Next month"))).matches(Answer::isSuccess);

            Waiting.untilIs(
                    "the teacher is told",
                    () -> teacher.get("/v1/school/notifications").body(),
                    told -> told.path("items").path(0).path("message").asText().contains("Next month"));
        }

        @Test
        @DisplayName("usage-based work may pass the limit; then everything is refused")
        void excess() throws Exception {
            limit("weekly", 110);
            done(activity("ai_lesson_generation", "prompt", "Fractions [tokens 0/30000]"));

            level("red", 120);
            assertThat(teacher.post(ACTIVITIES, activity("writing_assessment", "variant", "text"))
                            .errorCode())
                    .isEqualTo("budget_exceeded");
        }

        private String ask() throws Exception {
            refusal();
            var asked = teacher.post("/v1/school/budgets/me/increase-requests", Map.of("note", "For the exam"));
            assertThat(asked.status()).isEqualTo(201);
            assertThat(asked.body().path("status").asText()).isEqualTo("pending");
            return asked.body().path("id").asText();
        }

        private Answer decide(String request, String how, Map<String, Object> body) {
            return school.admin().post("/v1/school/budgets/increase-requests/" + request + "/" + how, body);
        }

        private JsonNode refusal() throws Exception {
            limit("weekly", 40);
            done(COVER);
            level("green", 25);
            var refused = teacher.post(ACTIVITIES, COVER);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.errorCode()).isEqualTo("budget_exceeded");
            return refused.body().path("error").path("budget");
        }
    }

    @Nested
    @DisplayName("Subscription plan usage")
    class PlanUsage {

        @Test
        @DisplayName("a plan pays first, without tokens or budget; then tokens do; each teacher's part is shown")
        void plans() throws Exception {
            limit("weekly", 30);
            var yesterday =
                    new SuiteClock(stack).now().atZone(BERLIN).toLocalDate().minusDays(1);
            var plan = Map.of("planCode", "starter", "generationsPerPeriod", 1, "periodStart", yesterday.toString());
            assertThat(stack.operator().put("/v1/admin/organizations/" + school.id() + "/plan", plan))
                    .matches(Answer::isSuccess);
            Waiting.until("the plan is known", () -> number(usage(), "limit").intValue() == 1);

            assertThat(done(COVER).path("billingSource").asText()).isEqualTo("plan");
            assertThat(done(COVER).path("billingSource").asText()).isEqualTo("tokens");

            balance(BigDecimal.valueOf(975));
            level("amber", 25);
            assertThat(number(usage(), "used")).isEqualByComparingTo("1");
            assertThat(usage().path("planCode").asText()).isEqualTo("starter");
            assertThat(usage().path("perTeacher").path(0).path("teacherId").asText())
                    .isEqualTo("teacher");
        }

        private JsonNode usage() {
            return school.admin().get("/v1/school/plan-usage").body();
        }
    }

    @Nested
    @DisplayName("Transaction history")
    class TransactionHistory {

        @Test
        @DisplayName("it has date, type, amount and description, is filtered by type, and adds up to the balance")
        void history() throws Exception {
            done(COVER);
            balance(BigDecimal.valueOf(975));

            var all = rows("");
            var used = rows("?type=usage");

            assertThat(all).hasSize(2);
            assertThat(used).hasSize(1).allSatisfy(row -> {
                assertThat(number(row, "amount")).isEqualByComparingTo("-25");
                assertThat(row.path("description").asText()).isNotEmpty();
                assertThat(Instant.parse(row.path("date").asText())).isNotNull();
            });
            assertThat(all.stream().map(row -> number(row, "amount")).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo("975");
            assertThat(school.admin()
                            .get("/v1/school/transactions.csv")
                            .body()
                            .asText()
                            .lines())
                    .hasSize(3);
        }

        private List<JsonNode> rows(String filter) {
            var rows = new ArrayList<JsonNode>();
            school.admin()
                    .get("/v1/school/transactions" + filter)
                    .body()
                    .path("items")
                    .forEach(rows::add);
            return rows;
        }
    }

    @Nested
    @DisplayName("Low balance alerts")
    class LowBalanceAlerts {

        @Test
        @DisplayName("one per crossing, armed again when the balance is back above")
        void crossings() throws Exception {
            var threshold = Map.of("thresholdTokens", 990);
            assertThat(school.admin().put("/v1/school/settings/low-balance-threshold", threshold))
                    .matches(Answer::isSuccess);

            done(COVER);
            alerts(1);
            done(COVER);
            balance(BigDecimal.valueOf(950));
            alerts(1);
            stack.operator()
                    .post(
                            "/v1/admin/organizations/" + school.id() + "/tokens",
                            Map.of("tokens", 60, "reason", "back above"));
            balance(BigDecimal.valueOf(1_010));
            done(COVER);
            alerts(2);
        }

        private void alerts(int expected) throws Exception {
            Waiting.untilIs(
                    expected + " alerts",
                    () -> school.admin().get("/v1/school/notifications").body(),
                    told -> told.path("items").size() == expected);
        }
    }

    private static Map<String, Object> activity(String activity, String field, @Nullable String value) {
        var body = new HashMap<String, Object>(Map.of("activity", activity));
        body.put(field, value);
        return body;
    }

    private static Map<String, Object> ofSession(String activity, @Nullable Integer seconds) {
        var body = new HashMap<String, Object>(Map.of("activity", activity, "sessionId", "s-1", "groupId", "g-1"));
        body.put("quantity", seconds);
        return body;
    }

    private JsonNode done(Map<String, Object> activity) {
        var answer = teacher.post(ACTIVITIES, activity);
        assertThat(answer).as("%s", answer.body()).matches(Answer::isSuccess);
        return answer.body();
    }

    private void switchSummaries(boolean on) {
        assertThat(school.admin().put("/v1/school/groups/g-1/post-session-summary", Map.of("enabled", on)))
                .matches(Answer::isSuccess);
    }

    private static Map<String, Object> budget(String period, int tokens) {
        return Map.of("period", period, "limitTokens", tokens);
    }

    private void limit(String period, int tokens) {
        assertThat(school.admin().put("/v1/school/teachers/teacher/budget", budget(period, tokens)))
                .matches(Answer::isSuccess);
    }

    /** What is spent is known a moment after the work was done. */
    private void level(String level, int spent) throws Exception {
        Waiting.untilIs(
                "the budget is " + level,
                () -> teacher.get(MY_BUDGET).body(),
                budget -> number(budget, "spentTokens").intValue() == spent
                        && budget.path("level").asText().equals(level));
    }

    private Instant reset() {
        return Instant.parse(teacher.get(MY_BUDGET).body().path("resetsAt").asText());
    }

    private void balance(BigDecimal tokens) throws Exception {
        Waiting.untilIs(
                "the balance is " + tokens,
                () -> school.admin().get("/v1/school/balance").body(),
                wallet -> number(wallet, "tokens").compareTo(tokens) == 0);
    }

    private static BigDecimal number(JsonNode body, String field) {
        assertThat(body.path(field).isNumber()).as("%s of %s", field, body).isTrue();
        return body.path(field).decimalValue();
    }
}
