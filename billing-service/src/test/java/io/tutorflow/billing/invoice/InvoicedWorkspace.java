package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.Newcomers.with;
import static io.tutorflow.billing.invoice.Bookkeeping.usd;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.Stripes;
import io.tutorflow.billing.job.RunningByHand;
import io.tutorflow.billing.ledger.Posting;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.hold.Spending;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.Topic;
import io.tutorflow.events.UsageSettled;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestTopic;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.BeforeEach;

/** A workspace that was opened two months ago, of which a month can be closed, and the one after it too. */
@SuppressWarnings("TimeInStaticInitializer") // All its months are of one moment.
abstract class InvoicedWorkspace {

    static final String OPERATOR = TestTokens.operator();
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final YearMonth THIS = YearMonth.now(ZoneOffset.UTC);
    static final YearMonth FIRST = InvoicingAccount.latestDue(Instant.now()).minusMonths(1);
    static final YearMonth SECOND = FIRST.plusMonths(1);

    @Inject
    Pool pool;

    @Inject
    Ledger ledger;

    @Inject
    Spending spending;

    @Inject
    KnownAgreements agreements;

    @Inject
    KnownCompleteness completeness;

    UUID account = new UUID(0, 0);

    @BeforeEach
    void openAccount() {
        Awaitility.await().atMost(PATIENCE).until(this::hasLookedForMonths);
        account = workspace(usd("1").micros(), usd("20").micros(), usd("100").micros());
        completeness.know(account, SECOND, new Completeness.Answer.Unknown());
    }

    /**
     * As it does once when the service has started: it would find the first month of an account over and empty, before its
     * usage is there. While it is at work, it is claimed for half a minute, again and again.
     */
    private boolean hasLookedForMonths() {
        return pool.query("SELECT FROM due_work WHERE job = 'invoice-months'"
                                + " AND due_at NOT BETWEEN now() AND now() + interval '30 seconds'")
                        .execute()
                        .await()
                        .indefinitely()
                        .size()
                > 0;
    }

    UUID workspace(long promotional, long purchased, long creditLine) {
        var id = UUID.randomUUID();
        execute("""
                INSERT INTO workspace (id, name, slug, email_verified, origin, status, rate_limit_per_minute, plan_code,
                                       billing_mode, revision, created_at, changed_at)
                VALUES ($1, 'Test', $2, false, 'operator', 'active', 1000, 'free', 'internal_invoice', 1, $3, $3)""", Tuple.of(id, id.toString(), Period.startOf(FIRST).atOffset(ZoneOffset.UTC)));
        execute(
                "INSERT INTO wallet (account_id, promo_micros, purchased_micros, credit_line_micros, funded)"
                        + " VALUES ($1, $2, $3, $4, true)",
                Tuple.of(id, promotional, purchased, creditLine));
        // Opened before the schedulers last looked for new ones.
        execute("INSERT INTO invoicing_account (account_id, next_month) VALUES ($1, $2)", Tuple.of(id, FIRST.atDay(1)));
        return id;
    }

    UUID lessons(YearMonth month, int count) {
        return spending.capture(
                account,
                "course.default",
                usd("0.05"),
                Units.of(count),
                Period.startOf(month).plusSeconds(3_600));
    }

    void details() {
        with(TestTokens.workspaceOwner(account.toString()))
                .body(Map.of(
                        "legalName", "Example Inc.",
                        "address", "1 Main Street",
                        "email", "accounting@school.example"))
                .put("/v1/platform/owner/billing-details")
                .then()
                .statusCode(200);
    }

    void find() {
        RunningByHand.of("invoice-months");
    }

    /** By hand; and if the service has just started, its own first run may be at work on it. */
    void closing() {
        RunningByHand.of("invoice-closing");
        Awaitility.await().atMost(PATIENCE).until(() -> !isBeingClosed());
    }

    /** Claimed, and not tried in vain: that has a reason. */
    private boolean isBeingClosed() {
        return pool.preparedQuery("SELECT FROM due_work WHERE job = 'invoice-closing' AND id = $1"
                                + " AND parked_at IS NULL AND error IS NULL AND due_at > now()")
                        .execute(Tuple.of(account))
                        .await()
                        .indefinitely()
                        .size()
                > 0;
    }

    void close() {
        find();
        closing();
    }

    void closeNext() {
        completeness.know(account, SECOND, new Completeness.Answer.Complete());
        find();
        closing();
    }

    ValidatableResponse draft(YearMonth month) {
        return draft(month, UUID.randomUUID().toString());
    }

    ValidatableResponse draft(YearMonth month, String key) {
        return with(OPERATOR)
                .header("Idempotency-Key", key)
                .body(Map.of(
                        "workspaceId", account,
                        "from", Period.startOf(month).toString(),
                        "to", Period.startOf(month.plusMonths(1)).toString()))
                .post("/v1/admin/invoices")
                .then();
    }

    static ValidatableResponse open(JsonPath draft) {
        return with(OPERATOR)
                .post("/v1/admin/invoices/" + draft.getString("id") + "/open")
                .then();
    }

    static ValidatableResponse pay(String id) {
        return with(OPERATOR)
                .body(Map.of("reason", "wire"))
                .post("/v1/admin/invoices/" + id + "/mark-paid")
                .then();
    }

    long usedLine() {
        return ofWallet("line_micros");
    }

    long promotional() {
        return ofWallet("promo_micros");
    }

    /** Credits that come or go, past everything that would ask for them. */
    void move(TransferKind kind, String amount) {
        var posting = Posting.of(kind, UUID.randomUUID(), account, usd(amount), null, "test");
        inSession(session -> ledger.post(session, posting)).demandPosted();
    }

    void freezeLine() {
        inSession(session -> ledger.freezeLine(session, account, "dunning", "not paid"));
    }

    Money available() {
        return ledger.balance(account).await().indefinitely().available();
    }

    private static <T> T inSession(Function<Mutiny.Session, Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> Panache.withTransaction(() -> Panache.getSession().chain(work::apply)));
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What a posting with that key moved by transfers of a kind. */
    long booked(String kind, String key) {
        var id = UUID.nameUUIDFromBytes(key.getBytes(UTF_8));
        return pool.preparedQuery(
                        "SELECT coalesce(sum(amount_micros), 0)::bigint FROM transfer WHERE id = $1 AND kind = $2")
                .execute(Tuple.of(id, kind))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    long ofWallet(String column) {
        return pool.preparedQuery("SELECT " + column + " FROM wallet WHERE account_id = $1")
                .execute(Tuple.of(account))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    static ValidatableResponse usageOf(JsonPath invoice) {
        return with(OPERATOR)
                .get("/v1/admin/invoices/" + invoice.getString("id") + "/usage")
                .then()
                .statusCode(200);
    }

    JsonPath only() {
        assertEquals(1, list().getList("items").size());
        return newest();
    }

    JsonPath newest() {
        return with(OPERATOR)
                .get("/v1/admin/invoices/" + list().getString("items[0].id"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    JsonPath list() {
        return with(OPERATOR)
                .get("/v1/admin/invoices?workspaceId=" + account)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** What usage-service is told of the account's usage, in the order of its revisions. */
    List<UsageSettled> told() {
        try (var topic = new TestTopic(Topic.USAGE_SETTLED.topicName())) {
            return topic.values(account.toString()).stream()
                    .map(value -> EventJson.read(value, UsageSettled.class))
                    .sorted(Comparator.comparingLong(UsageSettled::revision))
                    .toList();
        }
    }

    static long numberOf(JsonPath document) {
        return Long.parseLong(document.getString("number").replaceAll("\\D", ""));
    }

    YearMonth nextMonth() {
        return nextMonth(account);
    }

    YearMonth nextMonth(UUID account) {
        return YearMonth.from(pool.preparedQuery("SELECT next_month FROM invoicing_account WHERE account_id = $1")
                .execute(Tuple.of(account))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLocalDate(0));
    }

    void execute(String sql, Tuple parameters) {
        pool.preparedQuery(sql).execute(parameters).await().indefinitely();
    }

    static ValidatableResponse post(String id, String action, Map<String, ?> body) {
        return with(OPERATOR)
                .body(body)
                .post("/v1/admin/invoices/" + id + "/" + action)
                .then();
    }

    /** An open invoice of $29, of a month of 1,000 lessons. */
    JsonPath openInvoice() {
        details();
        lessons(FIRST, 1_000);
        close();
        return open(only()).statusCode(200).extract().jsonPath();
    }

    /** On Stripe's page, as an owner does. */
    String saveCard() {
        execute(
                "UPDATE workspace SET email = $2, email_verified = true, revision = revision + 1 WHERE id = $1",
                Tuple.of(account, UUID.randomUUID() + "@school.example"));
        String page = with(TestTokens.workspaceOwner(account.toString()))
                .body(Map.of())
                .post("/v1/platform/owner/payment-methods")
                .then()
                .statusCode(201)
                .extract()
                .path("url");
        assertTrue(TestStripe.pay(page, Stripes.PAYS).statusCode() < 400);
        Awaitility.await().atMost(PATIENCE).until(() -> card() != null);
        return card();
    }

    String card() {
        return pool.preparedQuery("SELECT payment_method_id FROM stripe_customer WHERE account_id = $1")
                .execute(Tuple.of(account))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
    }
}
