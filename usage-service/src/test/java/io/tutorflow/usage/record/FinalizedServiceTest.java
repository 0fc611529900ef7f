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
import io.tutorflow.usage.stage.Agent;
import io.tutorflow.usage.stage.Stage;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class FinalizedServiceTest {

    private static final Instant JUNE = Instant.parse("2024-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2024-07-01T00:00:00Z");
    private static final Duration MICRO = Duration.ofNanos(1_000);

    private static final String COPY = """
            INSERT INTO usage_record
            SELECT (jsonb_populate_record(r, jsonb_build_object('id', $2::uuid, 'recorded_at', $3::timestamptz,
                'completed_at', $4::timestamptz, 'idempotency_key', NULL))).* FROM usage_record r WHERE id = $1""";

    /** Every quarter of an hour of a year. */
    private static final String YEAR = """
            INSERT INTO usage_record (id, account_id, billing_source, audience, subject, category, body_hash, mode,
                requested_units, prompt, request, snapshot, catalog_version, hold_micros, billing_status,
                billable_micros, units_ten_thousandths, unit_price_micros, recorded_at, completed_at)
            SELECT gen_random_uuid(), $2, billing_source, audience, subject, category, body_hash, mode, requested_units,
                prompt, request, snapshot, catalog_version, hold_micros, billing_status, billable_micros,
                units_ten_thousandths, unit_price_micros, at, at + interval '1 second'
            FROM usage_record, generate_series('2023-08-01'::timestamptz, '2024-07-31', '15 minutes') AS at
            WHERE id = $1""";

    @Inject
    Stage stage;

    @Inject
    Pool pool;

    @BeforeEach
    void publishCatalog() {
        stage.publishCatalog();
    }

    @Test
    void countsWhatWasFinalizedFromTheFirstToTheLastMicrosecondOfTheTime() {
        var agent = stage.agent(100);
        var record = record(agent);
        copied(record, JUNE.minus(MICRO));
        var first = copied(record, JUNE);
        var last = copied(record, JULY.minus(MICRO));
        copied(record, JULY);

        totals(List.of(agent.workspaceId()))
                .body("totals.size()", equalTo(1))
                .body("totals[0].accountId", equalTo(agent.workspaceId().toString()))
                .body("totals[0].records", equalTo(2))
                .body("totals[0].micros", equalTo(100_000))
                .body("totals[0].ids", equalTo(low(first) ^ low(last)));
        assertThat(pages(agent, 10)).containsExactly(first, last);
    }

    @Test
    void whatIsRecordedLongAfterItsTimeOrEndsLongAfterItWasRecordedIsOfTheTimeAtWhichItWasFinalized() {
        var agent = stage.agent(100);
        var record = record(agent);
        var measured = copied(record, JULY.minus(MICRO).plus(MeasuredUsage.PAST), JULY.minus(MICRO));
        var ahead = copied(record, JUNE.minus(MeasuredUsage.AHEAD), JUNE);
        var late = copied(record, JUNE.minus(FinalizedTable.MARGIN), JUNE);
        copied(record, JUNE.plusSeconds(5), JULY.plusSeconds(5));

        assertThat(pages(agent, 10)).containsExactly(late, ahead, measured);
        totals(List.of(agent.workspaceId())).body("totals[0].records", equalTo(3));
    }

    @Test
    void eachAccountHasItsOwnAndWhoUsedNothingIsLeftOut() {
        var one = stage.agent(100);
        var other = stage.agent(100);
        copied(record(one), JUNE);
        copied(record(other), JUNE);
        copied(record(other), JUNE);

        var found = totals(List.of(one.workspaceId(), other.workspaceId(), one.workspaceId(), UUID.randomUUID()))
                .extract()
                .<List<Map<String, Object>>>path("totals");

        assertThat(found)
                .extracting(total -> total.get("accountId") + " " + total.get("records"))
                .containsExactlyInAnyOrder(one.workspaceId() + " 1", other.workspaceId() + " 2");
    }

    @Test
    void whatFailedAndWhatAPlanCoversIsNothingToTheLedger() {
        var agent = stage.agent(100);
        var record = record(agent);
        var voided = copied(record, JUNE);
        var covered = copied(record, JUNE);
        var running = copied(record, JUNE);
        stage.rows("UPDATE usage_record SET billing_status = 'VOIDED', billable_micros = 0 WHERE id = $1", voided);
        stage.rows("""
                UPDATE usage_record SET audience = 'school', billing_source = 'plan', limit_micros = hold_micros, hold_micros = 0
                WHERE id = $1""", covered);
        stage.rows("UPDATE usage_record SET billing_status = 'RECORDED', completed_at = NULL WHERE id = $1", running);

        totals(List.of(agent.workspaceId())).body("totals", equalTo(List.of()));
        assertThat(pages(agent, 10)).isEmpty();
    }

    @Test
    void whatAStudentsOwnTokensPayForIsNotTheOrganizations() {
        var agent = stage.agent(100);
        var record = copied(record(agent), JUNE);
        stage.rows("""
                UPDATE usage_record SET audience = 'school', billing_source = 'tokens', wallet_id = gen_random_uuid()
                WHERE id = $1""", record);

        totals(List.of(agent.workspaceId())).body("totals", equalTo(List.of()));
    }

    @Test
    void pagesInTheOrderInWhichTheyWereRecordedOverAllCategories() {
        var agent = stage.agent(100);
        var record = record(agent);
        var expected = new ArrayList<UUID>();
        for (int i = 0; i < 7; i++) {
            var copy = copied(record, JUNE.plusSeconds(i));
            expected.add(copy);
            if (i % 2 == 0) {
                stage.rows("UPDATE usage_record SET category = 'evaluation' WHERE id = $1", copy);
            }
        }

        for (int limit : List.of(1, 2, 3, 7, 8)) {
            assertThat(pages(agent, limit)).as("%d to a page", limit).isEqualTo(expected);
        }
    }

    @Test
    void takesFiveHundredAccountsAndAThousandRecordsAtMost() {
        ask("/totals", Map.of("accounts", Collections.nCopies(500, UUID.randomUUID()), "from", JUNE, "to", JULY))
                .statusCode(200);
        ask("/totals", Map.of("accounts", Collections.nCopies(501, UUID.randomUUID()), "from", JUNE, "to", JULY))
                .statusCode(400);
        ask("/totals", Map.of("accounts", List.of(), "from", JUNE, "to", JUNE)).statusCode(400);
        ask("/totals", Map.of("accounts", List.of(), "from", Instant.MIN, "to", JUNE))
                .statusCode(400);
        ask("", Map.of("accountId", UUID.randomUUID(), "from", JUNE, "to", JULY, "limit", 1_001))
                .statusCode(400);
        ask("", Map.of("accountId", UUID.randomUUID(), "from", JUNE, "to", JULY, "limit", 1, "cursor", "?"))
                .statusCode(400);
    }

    /** The index says which rows are read: of the accounts asked about, and around the time. */
    @Test
    void readsTheRecordsAroundTheTimeAndNoOthers() {
        var agent = stage.agent(100);
        var record = record(agent);
        for (int i = 0; i < 5; i++) {
            stage.rows(YEAR, record, i == 0 ? agent.workspaceId() : UUID.randomUUID());
        }
        stage.rows("ANALYZE usage_record");

        for (var statement : List.of(FinalizedTable.TOTALS, FinalizedTable.PAGE)) {
            var plan = plan(statement);

            assertThat(plan).doesNotContain("Seq Scan on usage_record", "Hash Join", "Merge Join");
            assertThat(plan).containsOnlyOnce(" on usage_record\n");
            assertThat(plan).containsPattern("Index Scan (Backward )?using usage_record_by_account on usage_record");
            assertThat(plan)
                    .containsPattern("Index Cond: .*account_id = .*category = .*recorded_at >= .*recorded_at < .*");
        }
        totals(List.of(agent.workspaceId())).body("totals[0].records", equalTo(30 * 24 * 4));
        assertThat(pages(agent, 1_000)).hasSize(30 * 24 * 4).doesNotHaveDuplicates();
    }

    private String plan(String statement) {
        var plan = new StringBuilder();
        pool.query("EXPLAIN (GENERIC_PLAN, COSTS OFF) " + statement)
                .execute()
                .await()
                .indefinitely()
                .forEach(row -> plan.append(row.getString(0)).append('\n'));
        return plan.toString();
    }

    private static UUID record(Agent agent) {
        String id = agent.createCourse("[deliver 1]", Map.of()).extract().path("id");
        return UUID.fromString(id);
    }

    private UUID copied(UUID record, Instant finalizedAt) {
        return copied(record, finalizedAt, finalizedAt);
    }

    private UUID copied(UUID record, Instant recordedAt, Instant finalizedAt) {
        var id = UUID.randomUUID();
        stage.rows(COPY, record, id, recordedAt.atOffset(ZoneOffset.UTC), finalizedAt.atOffset(ZoneOffset.UTC));
        return id;
    }

    private static long low(UUID id) {
        return id.getLeastSignificantBits();
    }

    private static ValidatableResponse totals(List<UUID> accounts) {
        return ask("/totals", Map.of("accounts", accounts, "from", JUNE, "to", JULY))
                .statusCode(200);
    }

    private static List<UUID> pages(Agent agent, int limit) {
        var seen = new ArrayList<UUID>();
        @Nullable String cursor = null;
        do {
            var question = new HashMap<String, Object>(
                    Map.of("accountId", agent.workspaceId(), "from", JUNE, "to", JULY, "limit", limit));
            if (cursor != null) {
                question.put("cursor", cursor);
            }
            var page = ask("", question).statusCode(200).extract();
            page.<List<String>>path("ids").forEach(id -> seen.add(UUID.fromString(id)));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        return seen;
    }

    private static ValidatableResponse ask(String what, Map<String, ?> question) {
        var texts = new HashMap<String, Object>();
        question.forEach((name, value) ->
                texts.put(name, value instanceof Instant || value instanceof UUID ? value.toString() : value));
        return given().header("Authorization", "Bearer " + TestTokens.service("billing-service"))
                .contentType("application/json")
                .body(texts)
                .post("/internal/usage-records/finalized" + what)
                .then();
    }
}
