package io.tutorflow.usage.record;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.stage.Stage;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class EndedServiceTest {

    /** Nothing else is recorded then. */
    private static final Instant LONG_AGO = Instant.parse("2020-02-03T04:00:00Z");

    private static final String COPY = """
            INSERT INTO usage_record
            SELECT (jsonb_populate_record(r, jsonb_build_object('id', $2::uuid, 'recorded_at', $3::timestamptz,
                'idempotency_key', NULL))).* FROM usage_record r WHERE id = $1""";

    @Inject
    Stage stage;

    private final Instant began = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @BeforeEach
    void publishCatalog() {
        stage.publishCatalog();
    }

    @Test
    void countsWhatIsChargedAndWhatWasVoidedAndNothingElse() {
        var agent = stage.agent(100);
        String charged = agent.createCourse("[deliver 3]", Map.of()).extract().path("id");
        String voided = agent.createCourse("[fail]", Map.of()).extract().path("id");
        String running = agent.createCourse("[slow 20000]", Map.of("mode", "async"))
                .extract()
                .path("id");
        lookUpNever();

        totals(began, began.plusSeconds(60), 3_600)
                .body("parts.size()", equalTo(1))
                .body("parts[0].from", equalTo(began.toString()))
                .body("parts[0].finalized", equalTo(1))
                .body("parts[0].voided", equalTo(1))
                .body("parts[0].micros", equalTo(150_000))
                .body("parts[0].ids", equalTo(low(charged) ^ low(voided)));
        assertThat(page(began, began.plusSeconds(60), null, 10))
                .extracting(row -> row.get("id"))
                .containsExactlyInAnyOrder(charged, voided)
                .doesNotContain(running);
    }

    @Test
    void dividesAnHourAndLeavesOutItsEmptyParts() {
        var record = record();
        copied(record, LONG_AGO);
        copied(record, LONG_AGO.plusSeconds(59));
        copied(record, LONG_AGO.plus(Duration.ofMinutes(7)));
        copied(record, LONG_AGO.plus(Duration.ofHours(1)));

        totals(LONG_AGO, LONG_AGO.plus(Duration.ofHours(1)), 60)
                .body("parts.finalized", equalTo(List.of(2, 1)))
                .body(
                        "parts.from",
                        equalTo(List.of(
                                LONG_AGO.toString(),
                                LONG_AGO.plus(Duration.ofMinutes(7)).toString())));
    }

    @Test
    void pagesInTheOrderOfTheIds() {
        var hour = LONG_AGO.plus(Duration.ofDays(1));
        var record = record();
        for (int i = 0; i < 5; i++) {
            copied(record, hour.plusSeconds(i));
        }

        var seen = new ArrayList<String>();
        @Nullable String after = null;
        List<Map<String, Object>> page;
        do {
            page = page(hour, hour.plusSeconds(3_600), after, 2);
            page.forEach(row -> seen.add((String) row.get("id")));
            after = seen.getLast();
        } while (page.size() == 2);

        assertThat(seen).hasSize(5).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void saysSinceWhenAnEndIsOnItsWay() {
        var hour = LONG_AGO.plus(Duration.ofDays(3));
        copied(record(), hour);

        var since = Instant.parse(
                (String) page(hour, hour.plusSeconds(1), null, 10).getFirst().get("endedAt"));

        assertThat(since).isAfterOrEqualTo(began).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void whatAPlanCoversIsNoBusinessOfTheLedgers() {
        var hour = LONG_AGO.plus(Duration.ofDays(2));
        var covered = copied(record(), hour);
        stage.rows("""
                UPDATE usage_record SET audience = 'school', billing_source = 'plan', limit_micros = hold_micros, hold_micros = 0
                WHERE id = $1""", covered);

        totals(hour, hour.plusSeconds(3_600), 60).body("parts", equalTo(List.of()));
        assertThat(page(hour, hour.plusSeconds(3_600), null, 10)).isEmpty();
    }

    @Test
    void takesAnHourAtMost() {
        ask(
                        "totals",
                        Map.of(
                                "from",
                                LONG_AGO.toString(),
                                "to",
                                LONG_AGO.plusSeconds(3_601).toString(),
                                "partSeconds",
                                60))
                .statusCode(400);
        ask("totals", Map.of("from", LONG_AGO.toString(), "to", LONG_AGO.toString(), "partSeconds", 60))
                .statusCode(400);
        ask(
                        "totals",
                        Map.of(
                                "from",
                                LONG_AGO.toString(),
                                "to",
                                LONG_AGO.plusSeconds(60).toString(),
                                "partSeconds",
                                0))
                .statusCode(400);
        ask(
                        "ended",
                        Map.of(
                                "from",
                                LONG_AGO.toString(),
                                "to",
                                LONG_AGO.plusSeconds(60).toString(),
                                "limit",
                                1_001))
                .statusCode(400);
        ask(
                        "ended",
                        Map.of(
                                "from",
                                LONG_AGO.toString(),
                                "to",
                                LONG_AGO.plusSeconds(3_601).toString(),
                                "limit",
                                1))
                .statusCode(400);
    }

    private UUID record() {
        String id =
                stage.agent(100).createCourse("[deliver 1]", Map.of()).extract().path("id");
        return UUID.fromString(id);
    }

    private UUID copied(UUID record, Instant recordedAt) {
        var id = UUID.randomUUID();
        stage.rows(COPY, record, id, recordedAt.atOffset(ZoneOffset.UTC));
        return id;
    }

    /** Leaves a tombstone. */
    private static void lookUpNever() {
        ask("lookup", Map.of("ids", List.of(UUID.randomUUID()))).statusCode(200);
    }

    private static long low(String id) {
        return UUID.fromString(id).getLeastSignificantBits();
    }

    private static ValidatableResponse totals(Instant from, Instant to, int partSeconds) {
        return ask("totals", Map.of("from", from.toString(), "to", to.toString(), "partSeconds", partSeconds))
                .statusCode(200);
    }

    private static List<Map<String, Object>> page(Instant from, Instant to, @Nullable String after, int limit) {
        var question =
                new HashMap<String, Object>(Map.of("from", from.toString(), "to", to.toString(), "limit", limit));
        if (after != null) {
            question.put("after", after);
        }
        return ask("ended", question).statusCode(200).extract().path("records");
    }

    private static ValidatableResponse ask(String what, Map<String, Object> question) {
        return given().header("Authorization", "Bearer " + TestTokens.service("billing-service"))
                .contentType("application/json")
                .body(question)
                .post("/internal/usage-records/" + what)
                .then();
    }
}
