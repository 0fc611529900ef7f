package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A budget is no dead end, and one admin limits every teacher, through two replicas of three services. */
class MoreBudgetTest {

    private static final int AT_ONCE = 20;
    private static final String NOTIFICATIONS = "/v1/school/notifications";

    private final LocalStack stack = Suite.stack();

    @Test
    void aTeacherIsBlockedAsksIsApprovedAndGoesOn() throws Exception {
        var school = stack.schoolWith(100_000);
        var teacher = stack.person("teacher", school.id(), "teacher");
        school.admin().put("/v1/school/teachers/teacher/budget", Map.of("period", "monthly", "limitTokens", 50));
        assertThat(succeeded(atOnce(teacher))).isEqualTo(2);
        Waiting.until("both are spent", () -> number(teacher, "/v1/school/budgets/me", "spentTokens") == 50);

        var how = blocked(teacher).path("increaseRequest");
        assertThat(how.path("method").asText()).isEqualTo("POST");
        var asked = teacher.post(how.path("endpoint").asText(), Map.of("note", "For the exam"));
        assertThat(asked.status()).isEqualTo(201);
        Waiting.until(
                "the org admins are told",
                () -> first(school.admin())
                        .path("message")
                        .asText()
                        .contains("teacher has spent 50 of the 50 tokens of this month and asks for more. The note"
                                + " says: For the exam"));
        var id = asked.body().path("id").asText();
        var approved = school.admin()
                .post("/v1/school/budgets/increase-requests/" + id + "/approve", Map.of("extraTokens", 75));
        assertThat(approved.status()).isEqualTo(200);

        Waiting.until("the teacher may spend again", () -> succeeded(atOnce(teacher)) > 0);
        Waiting.until("all of it is spent", () -> {
            atOnce(teacher);
            return number(teacher, "/v1/school/budgets/me", "spentTokens") == 125;
        });
        Waiting.until(
                "the teacher is told",
                () -> first(teacher).path("type").asText().equals("budget_increase_decided"));
        assertThat(blocked(teacher).path("limitTokens").asInt()).isEqualTo(125);
        Waiting.until("all is captured", () -> number(school.admin(), "/v1/school/balance", "tokens") == 99_875);
        stack.tutorflow("audit").demandSuccess();
    }

    @Test
    void aDefaultBudgetThatComesLateCountsWhatEveryTeacherHasSpent() throws Exception {
        var school = stack.schoolWith(100_000);
        var ada = stack.person("teacher", school.id(), "ada");
        var emmy = stack.person("teacher", school.id(), "emmy");
        assertThat(succeeded(Burst.of(3, ada, "/v1/school/activities", MoreBudgetTest::image)))
                .isEqualTo(3);

        var standard = Map.of("period", "monthly", "limitTokens", 50);
        assertThat(school.admin()
                        .put("/v1/school/settings/default-budget", standard)
                        .status())
                .isEqualTo(200);

        assertThat(succeeded(atOnce(ada))).isZero();
        assertThat(succeeded(atOnce(emmy))).isEqualTo(2);
        Waiting.until("ada has spent", () -> number(ada, "/v1/school/budgets/me", "spentTokens") == 75);
        assertThat(ada.get("/v1/school/budgets/me").body().path("level").asText())
                .isEqualTo("red");
        assertThat(school.admin()
                        .put("/v1/school/teachers/ada/budget", Map.of("exempt", true))
                        .status())
                .isEqualTo(200);
        Waiting.until("ada may spend without a limit", () -> succeeded(atOnce(ada)) == AT_ONCE);
        Waiting.until("all is captured", () -> number(school.admin(), "/v1/school/balance", "heldTokens") == 0);
        stack.tutorflow("audit").demandSuccess();
    }

    private static JsonNode blocked(Client teacher) {
        var refused = atOnce(teacher).getFirst();
        assertThat(refused.errorCode()).isEqualTo("budget_exceeded");
        return refused.body().path("error").path("budget");
    }

    private static JsonNode first(Client reader) {
        return reader.get(NOTIFICATIONS).body().path("items").path(0);
    }

    private static long succeeded(List<Answer> answers) {
        return answers.stream().filter(Answer::isSuccess).count();
    }

    private static List<Answer> atOnce(Client person) {
        return Burst.of(AT_ONCE, person, "/v1/school/activities", MoreBudgetTest::image);
    }

    private static Map<String, Object> image(int number) {
        return Map.of("activity", "cover_image", "prompt", "Image " + number);
    }

    private static long number(Client person, String path, String field) {
        var value = person.get(path).body().path(field);
        return value.isNumber() ? value.decimalValue().longValueExact() : -1;
    }
}
