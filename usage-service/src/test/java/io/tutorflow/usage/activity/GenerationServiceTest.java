package io.tutorflow.usage.activity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.tutorflow.http.Period;
import io.tutorflow.money.Money;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.record.SchoolFilter;
import io.tutorflow.usage.record.UsageRecord;
import io.tutorflow.usage.stage.FakeBilling;
import io.tutorflow.usage.stage.FakeBudget;
import io.tutorflow.usage.stage.Stage;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The history of generations, as pages and as a file. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class GenerationServiceTest {

    private static final Duration IN_TIME = Duration.ofSeconds(60);

    /** Copies of each, all recorded at one moment, some days earlier. */
    private static final String COPIES = """
            INSERT INTO usage_record
            SELECT r.* FROM usage_record u CROSS JOIN generate_series(1, $2) n
                CROSS JOIN LATERAL jsonb_populate_record(u, jsonb_build_object(
                    'id', md5(u.id::text || n || $3::int)::uuid, 'recorded_at', u.recorded_at - $3::int * interval '1 day')) r
            WHERE u.account_id = $1 AND u.recorded_at > now() - interval '12 hours'""";

    @Inject
    Stage stage;

    @Inject
    FakeBilling billing;

    @Inject
    FakeBudget budget;

    @Inject
    Generations generations;

    private final UUID organization = UUID.randomUUID();
    private final String admin = TestTokens.orgAdmin(organization.toString());
    private final String teacher = TestTokens.teacher(organization.toString(), "ada");
    private final String colleague = TestTokens.teacher(organization.toString(), "ben");

    @BeforeEach
    void openTheSchool() {
        stage.publishCatalog();
        billing.school(organization);
        billing.fund(organization, Money.ofCredits(1_000).micros());
    }

    @Test
    void tellsWhatItWasForAndThatFailedWorkWasNotCharged() {
        make(teacher, """
                {"activity":"cover_image","prompt":"[fail]","target":{"courseId":"bio","title":"Photosynthesis"}}""");
        make(teacher, "{\"activity\":\"cover_image\"}");

        list(admin, "")
                .body("items[0].status", equalTo("COMPLETED"))
                .body("items[0]", not(hasKey("charged")))
                .body("items[0]", not(hasKey("title")))
                .body("items[1].status", equalTo("FAILED"))
                .body("items[1].title", equalTo("Photosynthesis"))
                .body("items[1].charged", equalTo(false))
                .body("items[1].tokens", equalTo(0))
                .body("items[1].failure.code", equalTo("generation_failed"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            activity=writing_assessment       | 1
            status=FAILED                     | 1
            status=COMPLETED                  | 2
            status=PROCESSING                 | 0
            subject=ben                       | 1
            subject=ben&activity=cover_image  | 1
            subject=carla                     | 0
            courseId=bio                      | 2
            courseId=bio&lessonId=l-2         | 1
            lessonId=l-1                      | 1
            billingSource=tokens              | 3
            billingSource=plan                | 0
            from=2020-01-01                   | 3
            to=2020-01-01                     | 0
            """)
    void isChosenBy(String query, int many) {
        make(teacher, """
                {"activity":"cover_image","prompt":"[fail]","target":{"courseId":"bio","lessonId":"l-1"}}""");
        make(teacher, """
                {"activity":"writing_assessment","variant":"text","target":{"courseId":"bio","lessonId":"l-2"}}""");
        make(colleague, "{\"activity\":\"cover_image\"}");

        list(admin, "?" + query).statusCode(200).body("total", equalTo(many)).body("items.size()", equalTo(many));
        assertThat(lines(admin, "?" + query)).hasSize(many);
    }

    @Test
    void cursorsMeetEverythingOnceAlsoWhatHappenedAtOneMoment() {
        make(teacher, "{\"activity\":\"cover_image\"}");
        copy(44, 1);

        var met = new ArrayList<String>();
        var cursor = "";
        do {
            var page =
                    list(admin, "?limit=10" + cursor).statusCode(200).extract().jsonPath();
            met.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor") == null ? "" : "&cursor=" + page.getString("nextCursor");
        } while (!cursor.isEmpty());

        assertThat(met).hasSize(45);
        assertThat(new HashSet<>(met)).hasSize(45);
        list(admin, "?limit=10&offset=40")
                .body("total", equalTo(45))
                .body("items.size()", equalTo(5))
                .body("nextCursor", nullValue());
    }

    @Test
    void theFileHasAllOfThem() {
        make(teacher, """
                {"activity":"writing_assessment","variant":"text","target":{"courseId":"bio","lessonId":"l-2",
                "studentId":"mia","sessionId":"m-4","title":"=HYPERLINK(\\"x\\"), the essay"}}""");
        make(teacher, "{\"activity\":\"cover_image\",\"prompt\":\"[fail]\"}");
        budget.cover(organization, 1);
        make(colleague, "{\"activity\":\"cover_image\"}");
        copy(Generations.READ_AT_ONCE, 1);

        var lines = lines(admin, "");

        assertThat(lines).hasSize(3 * (1 + Generations.READ_AT_ONCE));
        assertThat(new HashSet<>(lines)).hasSameSizeAs(lines);
        assertThat(lines.get(0)).contains(",,cover_image,,,,,,\"ben\",0,plan,completed,");
        assertThat(lines.get(1)).contains(",,cover_image,,,,,,\"ada\",0,tokens,not charged,");
        assertThat(lines.get(2))
                .contains(",\"'=HYPERLINK(\"\"x\"\"), the essay\",writing_assessment,\"text\",\"bio\",\"l-2\",\"mia\","
                        + "\"m-4\",\"ada\",10,tokens,completed,");
        assertThat(lines(colleague, ""))
                .hasSize(1 + Generations.READ_AT_ONCE)
                .allMatch(line -> line.contains("\"ben\""));
    }

    @Test
    void whatNobodyAskedForIsNotReadYet() {
        make(teacher, "{\"activity\":\"cover_image\"}");
        copy(Generations.READ_AT_ONCE, 1);
        var everything = new SchoolFilter(organization, null, null, null, null, null, null, Period.of(null, null));

        var reader =
                generations.all(everything).subscribe().withSubscriber(AssertSubscriber.<List<UsageRecord>>create(1));
        reader.awaitItems(1, IN_TIME);
        copy(2, 2);
        reader.request(9);
        reader.awaitCompletion(IN_TIME);

        assertThat(reader.getItems()).extracting(List::size).containsExactly(Generations.READ_AT_ONCE, 3);
    }

    @Test
    void onlyAdminsAskForOthers() {
        list(teacher, "?subject=ben").statusCode(403).body("error.code", equalTo("platform_forbidden"));
        file(teacher, "?subject=ben").statusCode(403);
        list(teacher, "?subject=ada").statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            activity=test     | activity must be one of [cover_image
            status=RECORDED   | status must be one of PROCESSING
            from=yesterday    | from must be a date
            billingSource=all&billingSource=cash&to=x | to must be a date
            cursor=abc        | cursor must be the nextCursor
            limit=0           | limit must be between 1 and 100
            cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&offset=1 | offset cannot be combined with cursor
            """)
    void namesWhatIsWrong(String query, String message) {
        list(admin, "?" + query).statusCode(400).body("error.message", containsString(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject", "courseId", "lessonId"})
    void namesATextThatCannotBeStored(String field) {
        var message = containsString(field + " has the character U+0000");

        list(admin, "?" + field + "=a%00").statusCode(400).body("error.message", message);
        file(admin, "?" + field + "=%00").statusCode(400).body("error.message", message);
    }

    @Test
    void aWrongFileIsRefusedWhole() {
        file(admin, "?status=done").statusCode(400).body("error.message", containsString("status must be one of"));
    }

    private void copy(int times, int daysAgo) {
        stage.rows(COPIES, organization, times, daysAgo);
    }

    private static void make(String token, String body) {
        given().contentType(ContentType.JSON)
                .auth()
                .oauth2(token)
                .body(body)
                .post("/v1/school/activities")
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse list(String token, String query) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token)
                .get("/v1/school/generations" + query)
                .then();
    }

    private static ValidatableResponse file(String token, String query) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token)
                .get("/v1/school/generations.csv" + query)
                .then();
    }

    /** Without the header. */
    private static List<String> lines(String token, String query) {
        var file = file(token, query)
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Disposition", "attachment; filename=\"generations.csv\"")
                .extract()
                .asString();
        var lines = List.of(file.split("\r\n"));
        assertThat(lines.getFirst()).startsWith("date,title,activity,variant,course,lesson");
        return lines.subList(1, lines.size());
    }
}
