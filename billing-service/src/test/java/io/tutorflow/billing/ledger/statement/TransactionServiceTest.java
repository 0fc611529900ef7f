package io.tutorflow.billing.ledger.statement;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.tutorflow.billing.Newcomers;
import io.tutorflow.billing.Newcomers.Newcomer;
import io.tutorflow.http.PeriodParameters;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class TransactionServiceTest {

    /** All at one moment, as one batch of the ledger posts them. */
    private static final String CAPTURES = """
            WITH wallet AS (UPDATE wallet SET seq = seq + $2 WHERE account_id = $1 RETURNING seq - $2 AS seq)
            INSERT INTO transfer (id, kind, debit_account_id, debit_seq, credit_account_id, amount_micros, promo_micros,
                                  created_at, finalized_at, recorded_at, unit_price_micros, units_ten_thousandths,
                                  catalog_key, title)
            SELECT gen_random_uuid(), 'capture', $1, wallet.seq + n, '00000000-0000-0000-0000-000000000001', 105000, 105000,
                   now() + interval '1 hour', now(), now(), 15000, 70000, 'test_creation.default', 'Rivers'
            FROM wallet, generate_series(1, $2) AS n""";

    /** With this number. */
    private static final String CAPTURE_AT = """
            INSERT INTO transfer (id, kind, debit_account_id, debit_seq, credit_account_id, amount_micros, promo_micros,
                                  created_at, finalized_at, recorded_at, unit_price_micros, units_ten_thousandths,
                                  catalog_key)
            SELECT gen_random_uuid(), 'capture', $1, $2, '00000000-0000-0000-0000-000000000001', 105000, 105000,
                   now(), now(), now(), 15000, 70000, 'test_creation.default'""";

    private static final Duration IN_TIME = Duration.ofSeconds(60);

    @Inject
    Pool pool;

    @Inject
    ListingTransactions listing;

    private Newcomer newcomer;

    @BeforeEach
    void somebodyIsGrantedCredits() {
        newcomer = Newcomers.register();
        with(TestTokens.operator())
                .body(Map.of("credits", 50, "reason", "a good question"))
                .post("/v1/admin/workspaces/" + newcomer.organizationId() + "/credits")
                .then()
                .statusCode(201);
    }

    @Test
    void tellsWhatMovedTheCreditsNewestFirst() {
        capture(1);

        list("").statusCode(200)
                .body("total", equalTo(3))
                .body("nextCursor", nullValue())
                .body("items.type", contains("usage", "grant", "signup"))
                .body("items.amount", contains(-10.5f, 50, 100))
                .body("items.amountUsd", contains(-0.105f, 0.5f, 1))
                .body("items[0].description", equalTo("Test creation 'Rivers': 7 × $0.015"))
                .body("items[0].catalogKey", equalTo("test_creation.default"))
                .body("items[1].description", equalTo("Granted: a good question"));
        list("?type=grant").body("total", equalTo(1)).body("items.type", contains("grant"));
    }

    @Test
    void cursorsMeetEverythingOnceAlsoWhatHappenedAtOneMoment() {
        capture(45);

        var met = new ArrayList<String>();
        String cursor = "";
        do {
            JsonPath page = list("?limit=10" + cursor).statusCode(200).extract().jsonPath();
            List<String> ids = page.getList("items.id");
            met.addAll(ids);
            cursor = page.getString("nextCursor") == null ? "" : "&cursor=" + page.getString("nextCursor");
        } while (!cursor.isEmpty());

        assertEquals(47, met.size());
        assertEquals(47, new HashSet<>(met).size());
        list("?limit=10&offset=40").body("total", equalTo(47)).body("items.size()", equalTo(7));
    }

    @Test
    void theFileHasAllOfThem() {
        capture(2 * ListingTransactions.READ_AT_ONCE);

        var file = with(TestTokens.workspaceOwner(newcomer.organizationId()))
                .get("/v1/platform/owner/transactions.csv")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Disposition", "attachment; filename=\"transactions.csv\"")
                .extract()
                .asString();

        var lines = List.of(file.split("\r\n"));
        assertEquals("date,type,tokens,usd,description,id", lines.getFirst());
        assertEquals(1 + 2 * ListingTransactions.READ_AT_ONCE + 2, lines.size());
        assertEquals(lines.size(), new HashSet<>(lines).size());
        assertTrue(lines.get(1).contains(",usage,-10.5,-0.105,\"Test creation 'Rivers': 7 × $0.015\","), lines.get(1));
        assertTrue(lines.getLast().contains(",signup,100,1,"), lines.getLast());
    }

    @Test
    void whatNobodyAskedForIsNotReadYet() {
        var account = UUID.fromString(newcomer.organizationId());
        execute("UPDATE wallet SET seq = seq + 10 WHERE account_id = $1", Tuple.of(account));
        capture(ListingTransactions.READ_AT_ONCE);
        var everything = ListingTransactions.filter(account, null, new PeriodParameters(null, null));

        var reader = listing.all(everything)
                .subscribe()
                .withSubscriber(AssertSubscriber.<List<Transaction>>create(1))
                .awaitItems(1, IN_TIME);
        execute(CAPTURE_AT, Tuple.of(account, 5));
        reader.request(9).awaitCompletion(IN_TIME);

        assertEquals(
                List.of(ListingTransactions.READ_AT_ONCE, 3),
                reader.getItems().stream().map(List::size).toList());
    }

    @Test
    void isLimitedToAPeriod() {
        capture(3);

        list("?to=2020-01-01").body("total", equalTo(0)).body("items.size()", equalTo(0));
        list("?from=2020-01-01").body("total", equalTo(5)).body("items.size()", equalTo(5));
        list("?type=grant&from=2020-01-01&to=9999-01-01").body("total", equalTo(1));
        list("?from=2020-01-01&to=2020-02-01&limit=1").body("nextCursor", nullValue());
    }

    /** The captures come an hour after all else, and get their numbers before the last grant. */
    @Test
    void aPeriodIsListedWholeWhereverItsNumbersAre() {
        capture(30);
        with(TestTokens.operator())
                .body(Map.of("credits", 5, "reason", "another good question"))
                .post("/v1/admin/workspaces/" + newcomer.organizationId() + "/credits")
                .then()
                .statusCode(201);
        var between = Instant.now().plus(Duration.ofMinutes(30));

        list("?to=" + between + "&limit=2")
                .body("total", equalTo(3))
                .body("items.type", contains("grant", "grant"))
                .body("nextCursor", notNullValue());
        list("?to=" + between + "&limit=2&offset=2").body("items.type", contains("signup"));
        var page = list("?from=" + between + "&limit=20").body("total", equalTo(30));
        page.body("items.size()", equalTo(20));
        list("?from=" + between + "&limit=20&cursor=" + page.extract().path("nextCursor"))
                .body("items.size()", equalTo(10))
                .body("nextCursor", nullValue());
        list("?from=" + between + "&type=grant").body("total", equalTo(0)).body("items", empty());
        list("?limit=1").body("total", equalTo(33));
    }

    @Test
    void someDaysOfALongHistoryAreFoundByTheirTime() {
        var plan = new StringBuilder();
        pool.query("EXPLAIN SELECT id FROM transfer WHERE created_at >= '2020-01-01' AND created_at < '2020-01-02'")
                .execute()
                .await()
                .indefinitely()
                .forEach(row -> plan.append(row.getString(0)));

        assertTrue(plan.toString().contains("transfer_created"), plan.toString());
    }

    @Test
    void nobodySeesTheHistoryOfOthers() {
        capture(3);

        Newcomers.register()
                .calling()
                .get("/v1/platform/agent/transactions")
                .then()
                .body("items.type", contains("signup"));
    }

    @ParameterizedTest
    @CsvSource({
        "?type=capture, type must be one of signup",
        "?limit=0, limit must be between 1 and 100",
        "?offset=-1, offset must not be negative",
        "?from=yesterday, from must be a date",
        "?from=2026-02-01&to=2026-01-01, from must not be after to",
        "?cursor=abc, cursor must be the nextCursor",
        "?cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&offset=1, offset cannot be combined with cursor"
    })
    void namesWhatIsWrong(String query, String message) {
        list(query).statusCode(400).body("error.message", containsString(message));
    }

    private ValidatableResponse list(String query) {
        return newcomer.calling().get("/v1/platform/agent/transactions" + query).then();
    }

    private void capture(int times) {
        execute(CAPTURES, Tuple.of(UUID.fromString(newcomer.organizationId()), times));
    }

    private void execute(String sql, Tuple parameters) {
        pool.preparedQuery(sql).execute(parameters).await().indefinitely();
    }
}
