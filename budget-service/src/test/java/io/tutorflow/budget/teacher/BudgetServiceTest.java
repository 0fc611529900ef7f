package io.tutorflow.budget.teacher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import java.net.URLEncoder;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = TestbedResource.class,
        initArgs = {@ResourceArg(name = "database", value = "budget"), @ResourceArg(name = "tls", value = "true")})
class BudgetServiceTest {

    private static final String WEEKLY_500 = """
            {"period":"weekly","limitTokens":500}""";

    private static final String MONTHLY_750 = """
            {"period":"monthly","limitTokens":750.5}""";

    private final School school = School.newOne();

    @Test
    void showsTheBudgetThatWasSet() {
        school.set("t-1", MONTHLY_750)
                .statusCode(200)
                .body("teacherId", equalTo("t-1"))
                .body("period", equalTo("monthly"))
                .body("limitTokens", equalTo(750.5f))
                .body("revision", equalTo(2));

        school.list("")
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items[0].period", equalTo("monthly"))
                .body("items[0].limitTokens", equalTo(750.5f))
                .body("items[0].extraTokens", equalTo(0))
                .body("items[0].spentTokens", equalTo(0))
                .body("items[0].reservedTokens", equalTo(0))
                .body("items[0].remainingTokens", equalTo(750.5f))
                .body("items[0].percent", equalTo(0))
                .body("items[0].level", equalTo("green"))
                .body("items[0].resetsAt", notNullValue());
    }

    /** As other people's systems name them, encoded as a URL wants it. */
    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a;b=c", "a?b", "a#b", "50%", "a%2Fb", "a\\b", "auth0|7", "é t", "../x", "林 老师"})
    void aTeacherMayBeCalledAnything(String teacher) {
        var path = School.budgetOf(URLEncoder.encode(teacher, UTF_8).replace("+", "%20"));

        var set = school.admin()
                .urlEncodingEnabled(false)
                .body(WEEKLY_500)
                .put(path)
                .then();

        set.statusCode(200).body("teacherId", equalTo(teacher));
        school.list("").body("items.teacherId", contains(teacher));
        school.admin().urlEncodingEnabled(false).delete(path).then().statusCode(204);
    }

    @Test
    void theSameBudgetTwiceIsOneRevision() {
        var first = school.set("t-1", WEEKLY_500).statusCode(200).extract().asString();
        var second = school.set("t-1", WEEKLY_500).statusCode(200).extract().asString();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void anotherBudgetRaisesTheRevision() {
        school.set("t-1", WEEKLY_500);

        school.set("t-1", MONTHLY_750).body("revision", equalTo(3));
        school.set("t-1", WEEKLY_500).body("revision", equalTo(4));
    }

    @Test
    void setBySixteenAtOnceItIsOneBudget() throws Exception {
        Callable<String> set =
                () -> school.set("t-1", WEEKLY_500).statusCode(200).extract().asString();

        try (var threads = Executors.newFixedThreadPool(16)) {
            var answers = threads.invokeAll(Collections.nCopies(16, set));

            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(answers.getFirst().get());
            }
        }
        school.list("").body("total", equalTo(1)).body("items[0].revision", equalTo(2));
    }

    @Test
    void aRemovedBudgetIsGoneAndKeepsItsRevision() {
        school.set("t-1", WEEKLY_500);

        school.remove("t-1").statusCode(204);
        school.remove("t-1").statusCode(204);

        school.list("").body("total", equalTo(0));
        school.set("t-1", WEEKLY_500).body("revision", equalTo(4));
    }

    @Test
    void removingWhatWasNeverSetIsDone() {
        school.remove("nobody").statusCode(204);
    }

    @Test
    void listsBudgetsNewestFirst() {
        school.set("t-1", WEEKLY_500);
        school.set("t-2", WEEKLY_500);
        school.set("t-3", WEEKLY_500);
        school.set("t-1", MONTHLY_750);

        school.list("?limit=2").body("items.teacherId", contains("t-3", "t-2")).body("total", equalTo(3));
        school.list("?limit=2&offset=2").body("items.teacherId", contains("t-1"));
    }

    @Test
    void anotherSchoolSeesAndChangesNothing() {
        var other = School.newOne();
        school.set("t-1", WEEKLY_500);

        other.list("").body("items", empty()).body("total", equalTo(0));
        other.remove("t-1").statusCode(204);
        other.set("t-1", MONTHLY_750).body("revision", equalTo(2));

        school.list("").body("items[0].period", equalTo("weekly")).body("items[0].revision", equalTo(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            period      | {"limitTokens":500}
            period      | {"period":null,"limitTokens":500}
            period      | {"period":"daily","limitTokens":500}
            period      | {"period":"WEEKLY","limitTokens":500}
            period      | {"period":0,"limitTokens":500}
            period      | {"period":"","limitTokens":500}
            limitTokens | {"period":"weekly"}
            exempt      | {"period":"weekly","exempt":true}
            period      | {"exempt":false}
            limitTokens | {"period":"weekly","limitTokens":0}
            limitTokens | {"period":"weekly","limitTokens":-5}
            limitTokens | {"period":"weekly","limitTokens":1.00001}
            limitTokens | {"period":"weekly","limitTokens":10000000.0001}
            limitTokens | {"period":"weekly","limitTokens":1e300}
            limitTokens | {"period":"weekly","limitTokens":"500"}
            body        | []
            """)
    void namesTheWrongField(String field, String body) {
        school.set("t-1", body)
                .statusCode(400)
                .body("error.code", equalTo("platform_invalid_request"))
                .body("error.message", containsString(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "t%0Aone", "%20", "t%C2%85", "%7F"})
    void takesSubjectsOnlyAsTeachers(String teacher) {
        School.with(TestTokens.orgAdmin(school.id()))
                .urlEncodingEnabled(false)
                .body(WEEKLY_500)
                .put(School.budgetOf(teacher))
                .then()
                .statusCode(400)
                .body("error.message", containsString("id must be a subject"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            period      | {"limitTokens":500}
            limitTokens | {"period":"weekly"}
            limitTokens | {"period":"weekly","limitTokens":0}
            period      | {"period":"daily","limitTokens":5}
            """)
    void namesTheWrongFieldOfADefaultBudget(String field, String body) {
        school.admin()
                .body(body)
                .put("/v1/school/settings/default-budget")
                .then()
                .statusCode(400)
                .body("error.message", containsString(field));
    }

    @Test
    void aSubjectHasAtMost255Characters() {
        school.set("é".repeat(255), WEEKLY_500).statusCode(200);
        school.set("é".repeat(256), WEEKLY_500)
                .statusCode(400)
                .body("error.message", containsString("1 to 255 printable characters"));
    }

    @Test
    void takesTheLargestLimit() {
        school.set("t-1", "{\"period\":\"weekly\",\"limitTokens\":10000000}").statusCode(200);
    }
}
