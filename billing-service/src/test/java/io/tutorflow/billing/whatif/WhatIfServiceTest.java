package io.tutorflow.billing.whatif;

import static io.tutorflow.billing.Newcomers.with;
import static io.tutorflow.billing.ledger.month.PastMonth.day;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.job.RunningByHand;
import io.tutorflow.billing.ledger.month.PastMonth;
import io.tutorflow.money.Units;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("TimeInStaticInitializer") // All its months are of one moment.
class WhatIfServiceTest {

    private static final YearMonth MONTH = YearMonth.now(ZoneOffset.UTC).minusMonths(2);
    private static final Instant FIRST = day(MONTH, 1);
    private static final Units ONE = Units.of(1);
    private static final Map<String, Object> SIX_CENTS = Map.of("catalogKey", "course.default", "unitPriceUsd", 0.06);
    private static final JsonPathConfig EXACT = new JsonPathConfig(NumberReturnType.BIG_DECIMAL);
    private static final String SERVICE = TestTokens.service("pricing-service");

    @Inject
    Pool pool;

    /** "If a lesson cost $0.06 and enterprise's discount were 15 %, what would the month have been?" */
    @Test
    void aMonthUnderAnotherPriceAndOtherTerms() {
        var growth = workspace("growth", "0")
                .topUp(FIRST, "20")
                .uses(day(MONTH, 3), "course.default", "0.05", Units.of(100));
        var enterprise = workspace("enterprise", "100")
                .agrees(1, FIRST.minusSeconds(86_400 * 9), 12, "0", "0", 0)
                .uses(day(MONTH, 3), "course.default", "0.05", "0.044", Units.of(100), 1)
                .uses(day(MONTH, 4), "slide.default", "0.03", "0.0264", Units.of(100), 1);
        var draft = Map.of(
                "prices",
                List.of(SIX_CENTS),
                "terms",
                List.of(Map.of("planCode", "enterprise", "discountPercent", 15)));

        var one = rate(growth, draft);
        var other = rate(enterprise, draft);

        assertUsd("5", one, "items[0].before.totalUsd");
        assertUsd("6", one, "items[0].after.totalUsd");
        assertUsd("1", one, "items[0].differenceUsd");
        assertUsd("7.04", other, "items[0].before.lineUsd");
        assertUsd("0.96", other, "items[0].before.discountUsd");
        // 100 × 0.051 and 100 × 0.0255
        assertUsd("7.65", other, "items[0].after.lineUsd");
        assertUsd("1.35", other, "items[0].after.discountUsd");
        assertEquals(List.of("course.default", "slide.default"), other.getList("items[0].categories.catalogKey"));
        assertUsd("0.7", other, "items[0].categories[0].differenceUsd");
        assertUsd("-0.09", other, "items[0].categories[1].differenceUsd");
        assertUsd("0.61", other, "totals.differenceUsd");
        assertEquals(1, other.getInt("totals.payingMore"));
    }

    /** Worked example B, to the cent; its minimum commitment makes the discount cost nothing. */
    @Test
    void commitIncludedUsageAndTaxAreCountedAsInvoicesDo() {
        var workspace = exampleB();

        var rated = rate(workspace, Map.of("terms", List.of(Map.of("discountPercent", 15))));

        assertUsd("254.99495", rated, "items[0].before.listUsd");
        assertUsd("30.59939", rated, "items[0].before.discountUsd");
        assertUsd("50", rated, "items[0].before.promotionalUsd");
        assertUsd("30", rated, "items[0].before.purchasedUsd");
        assertUsd("144.39556", rated, "items[0].before.lineUsd");
        assertUsd("325.60444", rated, "items[0].before.trueUpUsd");
        assertUsd("47", rated, "items[0].before.taxUsd");
        assertUsd("517", rated, "items[0].before.dueUsd");
        // 170 + 16.99575 + 25.5 + 4.24996 of usage, of which credits pay 80.
        assertUsd("136.74571", rated, "items[0].after.lineUsd");
        assertUsd("333.25429", rated, "items[0].after.trueUpUsd");
        assertUsd("517", rated, "items[0].after.dueUsd");
        assertUsd("0", rated, "items[0].differenceUsd");
    }

    @Test
    void anotherCommitAndOtherIncludedUsage() {
        var workspace = exampleB();

        var rated = rate(workspace, Map.of("terms", List.of(Map.of("includedUsd", 20, "commitUsd", 100))));

        assertUsd("20", rated, "items[0].after.promotionalUsd");
        assertUsd("30", rated, "items[0].after.purchasedUsd");
        assertUsd("174.39556", rated, "items[0].after.lineUsd");
        assertUsd("0", rated, "items[0].after.trueUpUsd");
        assertUsd("204.39556", rated, "items[0].after.totalUsd");
        // 174.40 and a tenth of it
        assertUsd("191.84", rated, "items[0].after.dueUsd");
        assertUsd("0.00444", rated, "items[0].after.roundingUsd");
    }

    @Test
    void thePresentPricesAndTermsGiveThePresentFigures() {
        var workspace = exampleB();
        var present = Map.<String, Object>of(
                "prices",
                List.of(
                        Map.of("catalogKey", "course.default", "unitPriceUsd", 0.05),
                        Map.of("catalogKey", "test_creation.default", "unitPriceUsd", 0.015),
                        Map.of("catalogKey", "slide.default", "unitPriceUsd", 0.03),
                        Map.of("catalogKey", "video_render.default", "unitPriceUsd", 0.15)),
                "terms",
                List.of(Map.of(
                        "workspaceId",
                        workspace.id(),
                        "discountPercent",
                        12,
                        "discounts",
                        List.of(),
                        "prices",
                        List.of(),
                        "includedUsd",
                        50,
                        "commitUsd",
                        500)));

        var rated = rate(workspace, present);

        assertEquals(rated.<Object>get("items[0].before"), rated.<Object>get("items[0].after"));
        assertNull(rated.get("items[0].runsOut"));
        assertEquals(0, rated.getInt("totals.payingMore"));
    }

    /** 0.04 until the 10th, 0.05 from then on: each record is of its own price, and would be of the draft's. */
    @Test
    void aPriceThatChangedInMidMonth() {
        var workspace = workspace("free", "0")
                .topUp(FIRST, "50")
                .uses(day(MONTH, 9), "course.default", "0.04", Units.of(100))
                .uses(day(MONTH, 11), "course.default", "0.05", Units.of(100));

        var present = rate(
                workspace, Map.of("prices", List.of(Map.of("catalogKey", "course.default", "unitPriceUsd", 0.05))));
        var other =
                rate(workspace, Map.of("prices", List.of(Map.of("catalogKey", "slide.default", "unitPriceUsd", 9))));

        assertUsd("9", present, "items[0].before.totalUsd");
        assertUsd("10", present, "items[0].after.totalUsd");
        assertUsd("9", other, "items[0].after.totalUsd");
    }

    /** None until the 10th, 10 % from then on: of the draft's list price too. */
    @Test
    void termsThatChangedInMidMonth() {
        var workspace = workspace("free", "0")
                .agrees(1, day(MONTH, 10), 10, "0", "0", 0)
                .topUp(FIRST, "50")
                .uses(day(MONTH, 9), "course.default", "0.05", Units.of(100))
                .uses(day(MONTH, 11), "course.default", "0.05", "0.045", Units.of(100), 1);

        var rated = rate(workspace, Map.of("prices", List.of(SIX_CENTS)));

        assertUsd("9.5", rated, "items[0].before.totalUsd");
        assertUsd("11.4", rated, "items[0].after.totalUsd");
    }

    /** Minutes of video, add-ons, what failed, and what was waived. */
    @Test
    void whateverWasUsed() {
        var workspace = workspace("free", "0")
                .topUp(FIRST, "50")
                .uses(day(MONTH, 2), "video_render.default", "0.15", "0.15", new Units(15_083), 3)
                .uses(day(MONTH, 2), "slide_image.default", "0.07", ONE)
                .fails(day(MONTH, 3), "5")
                .usesWaived(day(MONTH, 4), "course.default", "0.05", Units.of(10), "0");

        var rated = rate(
                workspace,
                Map.of(
                        "prices",
                        List.of(SIX_CENTS, Map.of("catalogKey", "video_render.default", "unitPriceUsd", 0.151111))));

        assertUsd("0.748735", rated, "items[0].before.totalUsd");
        assertUsd("0.5", rated, "items[0].before.waivedUsd");
        // Three times 0.227921, and the image.
        assertUsd("0.753763", rated, "items[0].after.totalUsd");
        assertUsd("0.6", rated, "items[0].after.waivedUsd");
        assertEquals(
                List.of("course.default", "slide_image.default", "video_render.default"),
                rated.getList("items[0].categories.catalogKey"));
        assertUsd("4.5249", rated, "items[0].categories[2].units");
        assertEquals(3, rated.getInt("items[0].categories[2].records"));
    }

    @Test
    void whoWouldHaveRunOutAndWhen() {
        var workspace = workspace("free", "0")
                .topUp(FIRST, "5.2")
                .uses(day(MONTH, 3), "course.default", "0.05", Units.of(50))
                .uses(day(MONTH, 7), "course.default", "0.05", Units.of(50))
                .topUp(day(MONTH, 20), "10");

        var rated = rate(workspace, Map.of("prices", List.of(SIX_CENTS)));

        assertEquals(MONTH.atDay(7).toString(), rated.getString("items[0].runsOut.on"));
        assertUsd("0.8", rated, "items[0].runsOut.missingUsd");
        assertEquals(1, rated.getInt("totals.runningOut"));
    }

    @Test
    void whoHadEnoughDoesNotRunOut() {
        var prepaid =
                workspace("free", "0").topUp(FIRST, "6").uses(day(MONTH, 3), "course.default", "0.05", Units.of(100));
        var line =
                workspace("free", "1").topUp(FIRST, "5").uses(day(MONTH, 3), "course.default", "0.05", Units.of(100));

        var one = rate(prepaid, Map.of("prices", List.of(SIX_CENTS)));
        var other = rate(line, Map.of("prices", List.of(SIX_CENTS)));

        assertNull(one.get("items[0].runsOut"));
        assertUsd("6", one, "items[0].after.purchasedUsd");
        assertNull(other.get("items[0].runsOut"));
        assertUsd("1", other, "items[0].after.lineUsd");
    }

    @Test
    void theNarrowestTermsCount() {
        var one = workspace("enterprise", "0").topUp(FIRST, "9").uses(FIRST, "course.default", "0.05", Units.of(100));
        var other = workspace("enterprise", "0").topUp(FIRST, "9").uses(FIRST, "course.default", "0.05", Units.of(100));
        var third = workspace("growth", "0").topUp(FIRST, "9").uses(FIRST, "course.default", "0.05", Units.of(100));
        var terms = Map.<String, Object>of(
                "terms",
                List.of(
                        Map.of("discountPercent", 10),
                        Map.of("workspaceId", one.id(), "discountPercent", 30),
                        Map.of("planCode", "enterprise", "discountPercent", 20)));

        assertUsd("3.5", rate(one, terms), "items[0].after.totalUsd");
        assertUsd("4", rate(other, terms), "items[0].after.totalUsd");
        assertUsd("4.5", rate(third, terms), "items[0].after.totalUsd");
    }

    @Test
    void discountsAndOwnPricesOfSingleKeys() {
        var workspace = workspace("free", "0")
                .topUp(FIRST, "9")
                .uses(FIRST, "course.default", "0.05", Units.of(100))
                .uses(FIRST, "slide.default", "0.03", Units.of(100));

        var rated = rate(
                workspace,
                Map.of(
                        "terms",
                        List.of(Map.of(
                                "discounts", List.of(Map.of("catalogKey", "slide.default", "percent", 50)),
                                "prices", List.of(Map.of("catalogKey", "course.default", "unitPriceUsd", 0.01))))));

        assertUsd("2.5", rated, "items[0].after.totalUsd");
    }

    @Test
    void aCommitIsOwedWithoutAnyUsage() {
        var workspace = workspace("free", "0");

        var nothing = rate(workspace, Map.of("prices", List.of(SIX_CENTS)));
        var rated = rate(workspace, Map.of("terms", List.of(Map.of("commitUsd", 40))));

        assertEquals(List.of(), nothing.getList("items"));
        assertUsd("0", rated, "items[0].before.totalUsd");
        assertUsd("40", rated, "items[0].after.trueUpUsd");
    }

    @Test
    void whoCameLaterHadNoSuchMonth() {
        var later = PastMonth.of(pool, "free", "0", day(MONTH.plusMonths(1), 2));

        assertEquals(
                List.of(),
                rate(later, Map.of("terms", List.of(Map.of("commitUsd", 40)))).getList("items"));
        assertEquals(List.of(), rate(UUID.randomUUID(), Map.of()).getList("items"));
    }

    @Test
    void theRunningMonthAsFarAsItHasPassed() {
        var running = YearMonth.now(ZoneOffset.UTC);
        var workspace =
                workspace("free", "0").topUp(FIRST, "9").uses(Instant.now(), "course.default", "0.05", Units.of(100));

        var rated = ask(body(running, workspace.id(), Map.of("prices", List.of(SIX_CENTS))))
                .statusCode(200)
                .extract()
                .jsonPath(EXACT);

        assertUsd("6", rated, "items[0].after.totalUsd");
        assertTrue(Instant.parse(rated.getString("to")).isBefore(Instant.now().plusSeconds(1)));
        ask(body(running.plusMonths(1), null, Map.of()))
                .statusCode(400)
                .body("error.message", equalTo("Validation failed: month has not begun"));
    }

    @Test
    void pagesHaveEveryWorkspaceOnceAndTheirTotalsAddUp() {
        var ours = new HashSet<String>();
        for (int each = 0; each < 5; each++) {
            ours.add(workspace("free", "0")
                    .topUp(FIRST, "9")
                    .uses(FIRST, "course.default", "0.05", Units.of(100))
                    .id()
                    .toString());
        }

        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var body = body(MONTH, null, Map.of("prices", List.of(SIX_CENTS)));
            body.put("limit", 2);
            body.put("after", cursor);
            var page = ask(body).statusCode(200).extract().jsonPath(EXACT);
            assertTrue(page.getList("items").size() <= 2);
            assertEquals(
                    0,
                    page.getList("items.differenceUsd", String.class).stream()
                            .map(BigDecimal::new)
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .compareTo(new BigDecimal(page.getString("totals.differenceUsd"))));
            seen.addAll(page.getList("items.workspaceId"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        assertEquals(seen.stream().sorted().toList(), seen);
        assertEquals(seen.size(), Set.copyOf(seen).size());
        assertTrue(seen.containsAll(ours));
    }

    @Test
    void nothingIsWrittenAndNothingIsTold() {
        var workspace = exampleB();
        grantWhatIsIncludedInThisMonth();
        var before = database();

        rate(
                workspace,
                Map.of(
                        "prices",
                        List.of(SIX_CENTS),
                        "terms",
                        List.of(Map.of("discountPercent", 15, "includedUsd", 1, "commitUsd", 1))));

        assertEquals(before, database());
    }

    @Test
    void whatIsTooMuchIsRefusedAndTheNextQuestionIsAnswered() {
        var workspace = workspace("free", "0").usesOfManySizes(FIRST, 100_001);
        var small = workspace("free", "0").topUp(FIRST, "9").uses(FIRST, "course.default", "0.05", ONE);

        ask(body(MONTH, workspace.id(), Map.of("prices", List.of(SIX_CENTS))))
                .statusCode(409)
                .body("error.code", equalTo("platform_conflict"));

        assertUsd("0.06", rate(small, Map.of("prices", List.of(SIX_CENTS))), "items[0].after.totalUsd");
    }

    @Test
    void whoComesAtTheSameTimeWaits() {
        var workspace = workspace("free", "0").topUp(FIRST, "9").uses(FIRST, "course.default", "0.05", ONE);

        var answers = AtOnce.call(
                12,
                caller -> rate(workspace, Map.of("prices", List.of(SIX_CENTS))).getString("items[0].after.totalUsd"));

        assertEquals(Set.of("0.06"), Set.copyOf(answers));
    }

    /** In June's order: lessons, items, slides, renders of 200 s; 12 %, $50 included, $500 at least, 10 % tax. */
    private PastMonth exampleB() {
        return workspace("enterprise", "1000")
                .agrees(1, FIRST.minusSeconds(86_400 * 9), 12, "50", "500", 10)
                .grant(FIRST, "50")
                .topUp(FIRST, "30")
                .uses(day(MONTH, 2), "course.default", "0.05", "0.044", Units.of(4_000), 1)
                .uses(day(MONTH, 3), "test_creation.default", "0.015", "0.0132", Units.of(1_333), 1)
                .uses(day(MONTH, 4), "slide.default", "0.03", "0.0264", Units.of(1_000), 1)
                .uses(day(MONTH, 5), "video_render.default", "0.15", "0.132", new Units(33_333), 10);
    }

    private PastMonth workspace(String planCode, String creditLine) {
        return PastMonth.of(pool, planCode, creditLine, day(MONTH.minusMonths(1), 1));
    }

    private static JsonPath rate(PastMonth workspace, Map<String, ?> draft) {
        return rate(workspace.id(), draft);
    }

    private static JsonPath rate(UUID workspace, Map<String, ?> draft) {
        return ask(body(MONTH, workspace, draft)).statusCode(200).extract().jsonPath(EXACT);
    }

    private static Map<String, Object> body(YearMonth month, @Nullable UUID workspace, Map<String, ?> draft) {
        var body = new HashMap<String, Object>(
                Map.of("month", month.toString(), "prices", List.of(), "terms", List.of(), "limit", 20));
        body.putAll(draft);
        body.put("workspaceId", workspace);
        return body;
    }

    private static ValidatableResponse ask(Map<String, Object> body) {
        return with(SERVICE).body(body).post("/internal/what-if").then();
    }

    private static void assertUsd(String expected, JsonPath body, String path) {
        var found = new BigDecimal(body.getString(path));
        assertEquals(0, new BigDecimal(expected).compareTo(found), () -> path + " is " + found);
    }

    /** By itself it would happen at any moment, to the workspaces of other tests too. */
    private static void grantWhatIsIncludedInThisMonth() {
        RunningByHand.of("included-usage");
    }

    /** Every row of every table but those of schedulers, and the number of the last event. */
    private Map<String, String> database() {
        var tables = new TreeMap<String, String>();
        pool.query(
                        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('due_work', 'outbox')")
                .execute()
                .await()
                .indefinitely()
                .forEach(row -> tables.put(row.getString(0), ""));
        tables.replaceAll((table, nothing) ->
                text("SELECT md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), '')) FROM " + table + " t"));
        tables.put("events", text("SELECT last_value::text FROM outbox_id_seq"));
        return tables;
    }

    private String text(String sql) {
        return pool.query(sql)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
    }
}
