package io.tutorflow.billing.ledger.statement;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.Newcomers;
import io.tutorflow.billing.Newcomers.Newcomer;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
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
                                  catalog_key)
            SELECT gen_random_uuid(), 'capture', $1, wallet.seq + n, '00000000-0000-0000-0000-000000000001', 105000, 105000,
                   now() + interval '1 hour', now(), now(), 15000, 70000, 'test_creation.default'
            FROM wallet, generate_series(1, $2) AS n""";

    @Inject
    Pool pool;

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
                .body("items[0].description", equalTo("test_creation.default: 7 × $0.015"))
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
        pool.preparedQuery(CAPTURES)
                .execute(Tuple.of(UUID.fromString(newcomer.organizationId()), times))
                .await()
                .indefinitely();
    }
}
