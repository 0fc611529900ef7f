package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.Newcomers.with;
import static io.tutorflow.billing.invoice.Bookkeeping.usd;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.account.terms.MonthOfUsage;
import io.tutorflow.billing.ledger.hold.Spending;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.Topic;
import io.tutorflow.events.UsageSettled;
import io.tutorflow.money.Units;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestTopic;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A workspace that was opened two months ago, of which a month can be closed, and the one after it too. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("TimeInStaticInitializer") // All its months are of one moment.
class ClosingServiceTest {

    private static final String OPERATOR = TestTokens.operator();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final YearMonth THIS = YearMonth.now(ZoneOffset.UTC);
    private static final YearMonth FIRST =
            InvoicingAccount.latestDue(Instant.now()).minusMonths(1);
    private static final YearMonth SECOND = FIRST.plusMonths(1);

    @Inject
    Pool pool;

    @Inject
    Spending spending;

    @Inject
    KnownAgreements agreements;

    @Inject
    KnownCompleteness completeness;

    private UUID account;

    @BeforeEach
    void openAccount() {
        account = workspace(usd("1").micros(), usd("20").micros(), usd("100").micros());
        completeness.know(account, SECOND, new Completeness.Answer.Unknown());
    }

    @Test
    void whatCreditsPaidIsAStatementOfWhichNothingIsDue() {
        var record = lessons(FIRST, 100);

        close();

        var statement = only();
        assertEquals("draft", statement.getString("status"));
        assertEquals("statement", statement.getString("kind"));
        assertEquals(List.of("usage", "promotional_credits", "purchased_credits"), statement.getList("lines.type"));
        assertEquals(0, usd("0").compareTo(usd(statement.getString("dueUsd"))));
        usageOf(statement).body("items.usageRecordId", contains(record.toString()));
    }

    @Test
    void whatTheLinePaidIsDue() {
        lessons(FIRST, 1_000);

        close();

        var invoice = only();
        assertEquals("invoice", invoice.getString("kind"));
        assertEquals("29", invoice.getString("dueUsd"));
    }

    @Test
    void lateUsageIsOnTheNextDocumentUnderItsOwnMonth() {
        lessons(FIRST, 1_000);
        close();
        lessons(FIRST, 10);
        lessons(SECOND, 20);

        closeNext();

        var next = newest();
        assertEquals(List.of(FIRST.toString(), SECOND.toString()), next.getList("lines.month"));
        assertEquals("1.5", next.getString("dueUsd"));
    }

    @Test
    void whatWasIncludedAndNotUsedIsTakenBackWhenTheMonthIsClosed() {
        var month = new MonthOfUsage(account, FIRST);
        execute(
                "INSERT INTO included_usage (account_id, month, transfer_id, amount_micros, granted_at)"
                        + " VALUES ($1, $2, $3, $4, $5)",
                Tuple.of(
                        account,
                        FIRST.atDay(1),
                        month.transferId(),
                        usd("0.8").micros(),
                        month.begins().atOffset(ZoneOffset.UTC)));
        lessons(FIRST, 10);

        close();

        assertEquals(usd("0.2").micros(), promotional());
    }

    @Test
    void nothingIsClosedTwiceHoweverManyCloseAtOnce() {
        lessons(FIRST, 1_000);
        find();

        AtOnce.call(4, caller -> scheduler("invoice-closing"));

        closing();
        assertEquals(1, list().getList("items").size());
    }

    @Test
    void aMonthWithoutAnythingHasNoDocument() {
        close();

        assertEquals(List.of(), list().getList("items"));
        assertEquals(SECOND, nextMonth());
    }

    @Test
    void aMonthThatIsNotCompleteIsParkedWithBothFigures() {
        lessons(FIRST, 1_000);
        completeness.know(account, FIRST, new Completeness.Answer.Unequal("1 record, $50", "2 records, $100"));

        close();

        assertEquals(List.of(), list().getList("items"));
        with(OPERATOR)
                .get("/v1/admin/schedulers")
                .then()
                .body(
                        "schedulers.find { it.name == 'invoice-closing' }.parked.find { it.id == '" + account
                                + "' }.reason",
                        equalTo("Of " + FIRST + " the ledger has 1 record, $50, usage-service has 2 records, $100"));
        completeness.know(account, FIRST, new Completeness.Answer.Complete());
        close();
        assertEquals(1, list().getList("items").size());
    }

    @Test
    void nothingIsClosedWhileUsageServiceDoesNotAnswer() {
        lessons(FIRST, 1_000);
        completeness.know(account, FIRST, new Completeness.Answer.Unknown());

        close();

        assertEquals(List.of(), list().getList("items"));
        assertEquals(FIRST, nextMonth());
    }

    @Test
    void aMinimumIsChargedThoughNothingWasUsed() {
        agreements.know(account, new Agreement(usd("500"), new TaxRate(100_000)));

        close();

        var invoice = only();
        assertEquals(List.of("true_up", "tax"), invoice.getList("lines.type"));
        assertEquals("550", invoice.getString("dueUsd"));
    }

    @Test
    void aDraftByHandIsDeletedAndItsUsageIsFree() {
        lessons(FIRST, 1_000);
        var draft = draft(FIRST).statusCode(201).extract().jsonPath();
        draft(FIRST).statusCode(409).body("error.message", containsString("Nothing was used"));

        with(OPERATOR)
                .delete("/v1/admin/invoices/" + draft.getString("id"))
                .then()
                .statusCode(204);

        draft(FIRST).statusCode(201).body("dueUsd", equalTo(29));
    }

    @Test
    void aRepeatIsTheSameDraftAtOnceAndAfterItsMonthIsClosed() {
        details();
        lessons(FIRST, 1_000);
        var key = UUID.randomUUID().toString();
        var ids = new HashSet<>(AtOnce.call(
                4, caller -> draft(FIRST, key).statusCode(201).extract().<String>path("id")));
        assertEquals(1, ids.size(), ids::toString);
        open(only());

        close();

        draft(FIRST, key)
                .statusCode(201)
                .body("id", equalTo(ids.iterator().next()))
                .body("status", equalTo("open"));
        draft(FIRST).statusCode(400).body("error.message", containsString("earlier months are closed"));
    }

    @Test
    void theClosingTakesOverADraftByHandThatWasNotOpened() {
        lessons(FIRST, 1_000);
        draft(FIRST).statusCode(201);

        close();

        assertEquals("29", only().getString("dueUsd"));
    }

    @Test
    void whatIsOnAnOpenInvoiceByHandIsNotClosedAgain() {
        details();
        lessons(FIRST, 1_000);
        open(draft(FIRST).extract().jsonPath());
        lessons(FIRST, 20);

        close();

        assertEquals("1", newest().getString("dueUsd"));
    }

    @Test
    void lessThanHalfADollarWaitsForTheNextMonth() {
        lessons(FIRST, 425);
        close();
        open(only()).statusCode(409).body("error.message", containsString("$0.50"));
        lessons(SECOND, 20);

        closeNext();

        assertEquals("1.25", only().getString("dueUsd"));
    }

    @Test
    void numbersHaveNoGapsAndDocumentsStay() {
        details();
        lessons(FIRST, 1_000);
        close();
        var opened = open(only())
                .statusCode(200)
                .body("status", equalTo("open"))
                .extract()
                .jsonPath();
        open(only()).statusCode(409);
        lessons(SECOND, 20);
        closeNext();

        var next = open(newest()).statusCode(200).extract().jsonPath();

        assertEquals(numberOf(opened) + 1, numberOf(next));
        assertEquals("Example Inc.", next.getString("buyer.legalName"));
    }

    @Test
    void aVoidInvoiceIsReplacedByADraftOfTheSame() {
        details();
        lessons(FIRST, 1_000);
        close();
        var opened = open(only()).extract().jsonPath();

        var replacement = with(OPERATOR)
                .body(Map.of("reason", "a wrong address"))
                .post("/v1/admin/invoices/" + opened.getString("id") + "/void")
                .then()
                .statusCode(200)
                .body("status", equalTo("draft"))
                .body("replaces", equalTo(opened.getString("id")))
                .body("dueUsd", equalTo(29))
                .extract()
                .jsonPath();

        usageOf(replacement).body("items", hasSize(1));
        usageOf(opened).body("items", hasSize(1));
        with(OPERATOR)
                .delete("/v1/admin/invoices/" + replacement.getString("id"))
                .then()
                .statusCode(409);
        var again = open(replacement).statusCode(200).extract().jsonPath();
        assertNotEquals(opened.getString("number"), again.getString("number"));
        Awaitility.await().atMost(PATIENCE).until(() -> told().size() == 3);
        var told = told();
        assertEquals(
                List.of("invoiced", "finalized", "invoiced"),
                told.stream().map(UsageSettled::status).toList());
        assertEquals(opened.getString("number"), told.getFirst().invoiceNumber());
        assertEquals(again.getString("id"), String.valueOf(told.getLast().invoiceId()));
        assertEquals(1, told.getLast().invoiceLine());
    }

    @Test
    void whatIsPaidFreesTheLineOnce() {
        details();
        lessons(FIRST, 1_000);
        close();
        var id = open(only()).extract().jsonPath().getString("id");
        assertEquals(usd("29").micros(), usedLine());

        pay(id).statusCode(200).body("status", equalTo("paid")).body("reason", equalTo("wire"));

        assertEquals(0, usedLine());
        pay(id).statusCode(409);
        assertEquals(0, usedLine());
    }

    @Test
    void whatIsPaidTwiceAtOnceIsPaidOnce() {
        details();
        lessons(FIRST, 1_000);
        close();
        var id = open(only()).extract().jsonPath().getString("id");

        var statuses = AtOnce.call(4, caller -> pay(id).extract().statusCode());

        assertEquals(1, statuses.stream().filter(status -> status == 200).count(), statuses::toString);
        assertEquals(0, usedLine());
    }

    @Test
    void lessThanACentIsOwedNoLonger() {
        spending.capture(
                account,
                "course.default",
                usd("21.003"),
                Units.of(1),
                Period.startOf(FIRST).plusSeconds(3_600));
        close();
        assertEquals(usd("0.003").micros(), usedLine());

        open(only()).statusCode(200).body("status", equalTo("paid"));

        assertEquals(0, usedLine());
    }

    @Test
    void anInvoiceOfNobodyIsNotOpened() {
        lessons(FIRST, 1_000);
        close();

        open(only()).statusCode(409).body("error.message", containsString("billing-details"));
    }

    @Test
    void nobodyBillsTheFuture() {
        with(OPERATOR)
                .body(Map.of(
                        "workspaceId", account,
                        "from", Period.startOf(THIS).toString(),
                        "to", Period.startOf(THIS.plusMonths(1)).toString()))
                .post("/v1/admin/invoices")
                .then()
                .statusCode(400)
                .body("error.message", equalTo("Validation failed: to must not be in the future"));
    }

    @Test
    void captureIsOnOneDocumentWhateverAnybodyWrites() {
        var record = lessons(FIRST, 1_000);
        close();

        var failure = assertThrows(
                RuntimeException.class,
                () -> execute(
                        "INSERT INTO invoice_usage (invoice_id, capture_id, line_no, in_force) VALUES ($1, $2, 1, true)",
                        Tuple.of(UUID.randomUUID(), record)));

        assertTrue(failure.toString().contains("on_one_document_in_force"), failure::toString);
    }

    @Test
    void whatWasOpenedCannotBeChangedOrDeleted() {
        details();
        lessons(FIRST, 1_000);
        close();
        var id = UUID.fromString(open(only()).extract().jsonPath().getString("id"));

        for (var sql : List.of(
                "UPDATE invoice SET number = number + 1000 WHERE id = $1",
                "UPDATE invoice SET buyer_name = 'Other Inc.' WHERE id = $1",
                "DELETE FROM invoice WHERE id = $1",
                "UPDATE invoice_line SET amount_micros = 1 WHERE invoice_id = $1",
                "DELETE FROM invoice_line WHERE invoice_id = $1")) {
            assertThrows(RuntimeException.class, () -> execute(sql, Tuple.of(id)), sql);
        }
    }

    private UUID workspace(long promotional, long purchased, long creditLine) {
        var id = UUID.randomUUID();
        execute("""
                INSERT INTO workspace (id, name, slug, email_verified, origin, status, rate_limit_per_minute, plan_code,
                                       billing_mode, revision, created_at, changed_at)
                VALUES ($1, 'Test', $2, false, 'operator', 'active', 1000, 'free', 'internal_invoice', 1, $3, $3)""", Tuple.of(id, id.toString(), Period.startOf(FIRST).atOffset(ZoneOffset.UTC)));
        execute(
                "INSERT INTO wallet (account_id, promo_micros, purchased_micros, credit_line_micros, funded)"
                        + " VALUES ($1, $2, $3, $4, true)",
                Tuple.of(id, promotional, purchased, creditLine));
        return id;
    }

    private UUID lessons(YearMonth month, int count) {
        return spending.capture(
                account,
                "course.default",
                usd("0.05"),
                Units.of(count),
                Period.startOf(month).plusSeconds(3_600));
    }

    private void details() {
        with(TestTokens.workspaceOwner(account.toString()))
                .body(Map.of(
                        "legalName", "Example Inc.",
                        "address", "1 Main Street",
                        "email", "accounting@school.example"))
                .put("/v1/platform/owner/billing-details")
                .then()
                .statusCode(200);
    }

    private void find() {
        scheduler("invoice-months");
    }

    private void closing() {
        scheduler("invoice-closing");
    }

    private void close() {
        find();
        closing();
    }

    private void closeNext() {
        completeness.know(account, SECOND, new Completeness.Answer.Complete());
        find();
        closing();
    }

    private static Object scheduler(String name) {
        return with(OPERATOR)
                .post("/v1/admin/schedulers/" + name + "/run")
                .then()
                .statusCode(200)
                .extract()
                .path("worked");
    }

    private ValidatableResponse draft(YearMonth month) {
        return draft(month, UUID.randomUUID().toString());
    }

    private ValidatableResponse draft(YearMonth month, String key) {
        return with(OPERATOR)
                .header("Idempotency-Key", key)
                .body(Map.of(
                        "workspaceId", account,
                        "from", Period.startOf(month).toString(),
                        "to", Period.startOf(month.plusMonths(1)).toString()))
                .post("/v1/admin/invoices")
                .then();
    }

    private static ValidatableResponse open(JsonPath draft) {
        return with(OPERATOR)
                .post("/v1/admin/invoices/" + draft.getString("id") + "/open")
                .then();
    }

    private static ValidatableResponse pay(String id) {
        return with(OPERATOR)
                .body(Map.of("reason", "wire"))
                .post("/v1/admin/invoices/" + id + "/mark-paid")
                .then();
    }

    private long usedLine() {
        return ofWallet("line_micros");
    }

    private long promotional() {
        return ofWallet("promo_micros");
    }

    private long ofWallet(String column) {
        return pool.preparedQuery("SELECT " + column + " FROM wallet WHERE account_id = $1")
                .execute(Tuple.of(account))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private static ValidatableResponse usageOf(JsonPath invoice) {
        return with(OPERATOR)
                .get("/v1/admin/invoices/" + invoice.getString("id") + "/usage")
                .then()
                .statusCode(200);
    }

    private JsonPath only() {
        assertEquals(1, list().getList("items").size());
        return newest();
    }

    private JsonPath newest() {
        return with(OPERATOR)
                .get("/v1/admin/invoices/" + list().getString("items[0].id"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private JsonPath list() {
        return with(OPERATOR)
                .get("/v1/admin/invoices?workspaceId=" + account)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** What usage-service is told of the account's usage, in the order of its revisions. */
    private List<UsageSettled> told() {
        try (var topic = new TestTopic(Topic.USAGE_SETTLED.topicName())) {
            return topic.values(account.toString()).stream()
                    .map(value -> EventJson.read(value, UsageSettled.class))
                    .sorted(Comparator.comparingLong(UsageSettled::revision))
                    .toList();
        }
    }

    private static long numberOf(JsonPath document) {
        return Long.parseLong(document.getString("number").replaceAll("\\D", ""));
    }

    private YearMonth nextMonth() {
        return YearMonth.from(pool.preparedQuery("SELECT next_month FROM invoicing_account WHERE account_id = $1")
                .execute(Tuple.of(account))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLocalDate(0));
    }

    private void execute(String sql, Tuple parameters) {
        pool.preparedQuery(sql).execute(parameters).await().indefinitely();
    }
}
