package io.tutorflow.budget.teacher;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.budget.organization.Organizations;
import io.tutorflow.events.OrganizationChanged;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of budgets as a file for spreadsheets. */
@QuarkusTest
@WithTestResource(
        value = TestbedResource.class,
        initArgs = {@ResourceArg(name = "database", value = "budget"), @ResourceArg(name = "tls", value = "true")})
class BudgetFileServiceTest {

    private static final String HEADER = "teacher,source,period,limit_tokens,extra_tokens,spent_tokens,reserved_tokens,"
            + "remaining_tokens,percent,level,resets_at";

    @Inject
    Organizations organizations;

    private final UUID school = UUID.randomUUID();

    @BeforeEach
    void haveASchool() {
        organizations.apply(new OrganizationChanged(
                school,
                1,
                "A school",
                "UTC",
                "active",
                "free",
                "Free",
                0,
                null,
                Instant.parse("2026-11-21T10:00:00Z")));
    }

    @Test
    void hasALineForEachBudgetNewestFirst() {
        put("teachers/ada/budget", "{\"period\":\"weekly\",\"limitTokens\":100}");
        put("teachers/=1+1/budget", "{\"exempt\":true}");
        reserve(List.of("ada", "nobody asked for"), 25);

        var lines = file();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo(HEADER);
        assertThat(lines.get(1)).isEqualTo("\"'=1+1\",exempt,,,,,,,,,");
        assertThat(lines.get(2)).startsWith("\"ada\",own,weekly,100,0,0,25,75,0,green,");
    }

    @Test
    void isWholeHoweverLongTheListIs() {
        var teachers = IntStream.rangeClosed(0, ExportingBudgets.READ_AT_ONCE)
                .mapToObj(number -> "teacher-" + number)
                .toList();
        reserve(teachers, 1);
        put("settings/default-budget", "{\"period\":\"monthly\",\"limitTokens\":100}");

        var lines = file();

        assertThat(lines.stream().skip(1).map(line -> line.substring(1, line.indexOf('"', 1))))
                .containsExactlyInAnyOrderElementsOf(teachers);
        assertThat(lines.stream().skip(1)).allMatch(line -> line.contains(",default,monthly,100,0,0,1,99,0,green,"));
    }

    @Test
    void isEmptyWithoutBudgetsAndForAdminsOnly() {
        assertThat(file()).containsExactly(HEADER);
        file(TestTokens.teacher(school.toString(), "ada")).statusCode(403);
    }

    private List<String> file() {
        var file = file(TestTokens.orgAdmin(school.toString()))
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Disposition", "attachment; filename=\"budgets.csv\"")
                .extract()
                .asString();
        return List.of(file.split("\r\n"));
    }

    private static ValidatableResponse file(String token) {
        return given().auth().oauth2(token).get("/v1/school/budgets.csv").then();
    }

    private void put(String path, String body) {
        given().contentType(ContentType.JSON)
                .auth()
                .oauth2(TestTokens.orgAdmin(school.toString()))
                .body(body)
                .put("/v1/school/" + path)
                .then()
                .statusCode(200);
    }

    private void reserve(List<String> teachers, long tokens) {
        var wishes = teachers.stream()
                .map(teacher -> "{\"reservationId\":\"%s\",\"organizationId\":\"%s\",\"teacherId\":\"%s\","
                                .formatted(UUID.randomUUID(), school, teacher)
                        + "\"role\":\"teacher\",\"activity\":\"cover_image\",\"amountMicros\":%d}"
                                .formatted(tokens * 10_000))
                .collect(Collectors.joining(","));
        given().contentType(ContentType.JSON)
                .auth()
                .oauth2(TestTokens.service("usage-service"))
                .body("{\"reservations\":[" + wishes + "]}")
                .post("/internal/reservations")
                .then()
                .statusCode(200);
    }
}
