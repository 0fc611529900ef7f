package io.tutorflow.billing.meter.settle;

import static io.tutorflow.billing.Newcomers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.Clock;
import io.tutorflow.billing.Stripes;
import io.tutorflow.billing.account.mode.BilledWorkspace;
import io.tutorflow.billing.job.Due;
import io.tutorflow.billing.job.Outcome;
import io.tutorflow.billing.job.RunningByHand;
import io.tutorflow.billing.ledger.Meter;
import io.tutorflow.billing.ledger.hold.Spending;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Stripe has charged of metered usage is owed no longer, once, and only if it is what was used. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class SettlementServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Money LESSON = Money.ofCredits(5);

    @Inject
    Pool pool;

    @Inject
    Spending spending;

    @Inject
    SettlingInvoices settling;

    private final String lessons = SoldByMeter.fresh();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    private final Instant begin = now.minus(Duration.ofHours(3));
    private final Instant end = now.minus(Duration.ofHours(1));
    private final Instant inside = now.minus(Duration.ofHours(2));

    private UUID account = new UUID(0, 0);
    private SoldByMeter customer = new SoldByMeter("");
    private String apiKey = "";

    @BeforeEach
    void meteredWorkspace() {
        Stripes.isAsUsual();
        TestStripe.control("PUT", "metering", Map.of("lagMillis", 0, "times", 0));
        var workspace = BilledWorkspace.make(pool).knownToStripe();
        account = workspace.id();
        apiKey = workspace.apiKey();
        meteredSince(now.minus(Duration.ofDays(60)));
        customer = SoldByMeter.withCard(one("SELECT customer_id FROM stripe_customer WHERE account_id = $1")
                .getString(0));
        SoldByMeter.meter(lessons);
        await().atMost(PATIENCE)
                .until(() -> count("SELECT count(*) FROM metered_account WHERE account_id = $1", account) == 1);
    }

    @AfterEach
    void asUsual() {
        Stripes.isAsUsual();
        Stripes.hasHadOnlyValidRequests();
    }

    /** INVOICES.md, worked example C, "Metered". */
    @Test
    void whatWasCapturedIsClearedAndStripesCentsAreTheRest() {
        var items = SoldByMeter.meter(SoldByMeter.fresh());
        var renders = SoldByMeter.meter(SoldByMeter.fresh());
        var lesson = SoldByMeter.price(lessons, "5");
        customer.subscribe(lesson, SoldByMeter.price(items, "1.5"), SoldByMeter.price(renders, "0.0015"));
        use(lessons, "lesson", LESSON, "4321", inside, 1);
        use(items, "item", Money.ofMicros(15_000), "1334", inside, 1);
        use(renders, "video_minute", Money.ofMicros(150_000), "3.3333", inside, 10);
        assertThat(usedLine()).isEqualTo(241_059_950);
        awaitReported(12);

        var invoice = customer.endPeriod(begin, end);
        SoldByMeter.pay(invoice);

        awaitSettled(invoice);
        assertThat(SoldByMeter.read(invoice).path("total").asLong()).isEqualTo(24_106);
        assertThat(usedLine()).isZero();
        assertThat(booked(invoice)).containsExactlyInAnyOrder("line_cleared 241059950", "rounding_up 50");
        assertThat(usage("settled_by IS NOT NULL")).hasSize(12);
        with(apiKey).get("/v1/platform/agent/account").then().statusCode(200).body("usedLineCredits", equalTo(0));

        lateLessons(10);
        var next = customer.endPeriod(end, now.minus(Duration.ofMinutes(5)));
        SoldByMeter.pay(next);

        awaitSettled(next);
        assertThat(SoldByMeter.read(next).path("total").asLong()).isEqualTo(50);
        assertThat(booked(next)).containsExactly("line_cleared 500000");
        assertThat(usedLine()).isZero();
        assertThat(usage("settled_by IS NOT NULL")).hasSize(13);
    }

    /** As if it was used two months ago: it counts for the time at which Stripe is told. */
    private void lateLessons(int count) {
        Clock.move("-PT10M");
        try {
            use(lessons, "lesson", LESSON, Integer.toString(count), now.minus(Duration.ofDays(50)), 1);
            awaitReported(13);
        } finally {
            Clock.move("PT0S");
        }
        assertThat(usage("late")).hasSize(1);
    }

    @Test
    void whatStripeDoesNotCountIsForAPersonUntilItIsMended() {
        customer.subscribe(SoldByMeter.price(lessons, "5"));
        use(lessons, "lesson", LESSON, "4", inside, 3);
        awaitReported(3);
        var lost = usage("true").getFirst().getUUID("id");
        execute("UPDATE metered_usage SET value = 5 WHERE id = $1", lost);

        var invoice = customer.endPeriod(begin, end);
        SoldByMeter.pay(invoice);

        awaitParked(invoice, lessons + ": Stripe charges 12, here 13 were reported (3 records)");
        assertThat(usedLine()).isEqualTo(600_000);
        assertThat(booked(invoice)).isEmpty();
        assertThat(usage("settled_by IS NOT NULL")).isEmpty();
        with(TestTokens.operator())
                .get("/v1/admin/schedulers")
                .then()
                .body(
                        "schedulers.find { it.name == 'metered-settlements' }.parked.reason",
                        hasItem(containsString(invoice)));

        execute("UPDATE metered_usage SET value = 4 WHERE id = $1", lost);
        retry(invoice);

        awaitSettled(invoice);
        assertThat(booked(invoice)).containsExactly("line_cleared 600000");
        assertThat(usedLine()).isZero();
    }

    @Test
    void aWrongPriceIsNoRounding() {
        customer.subscribe(SoldByMeter.price(lessons, "5.1"));
        use(lessons, "lesson", LESSON, "10", inside, 1);
        awaitReported(1);

        var invoice = customer.endPeriod(begin, end);
        SoldByMeter.pay(invoice);

        awaitParked(invoice, lessons + ": Stripe charges 0.51 USD for 10, here it is 0.5: one of the prices is wrong");
        assertThat(usedLine()).isEqualTo(500_000);
    }

    @Test
    void whatStripeDoesNotChargeAtAllIsForAPerson() {
        var other = SoldByMeter.meter(SoldByMeter.fresh());
        customer.subscribe(SoldByMeter.price(other, "5"));
        use(other, "lesson", LESSON, "10", inside, 1);
        use(lessons, "lesson", LESSON, "7", inside, 1);
        awaitReported(2);

        var invoice = customer.endPeriod(begin, end);
        SoldByMeter.pay(invoice);

        awaitParked(invoice, lessons + ": Stripe charges nothing, here 7 were reported (1 records)");
    }

    @Test
    void whatNoMeterHasCountedIsForAPerson() {
        customer.subscribe(SoldByMeter.price(lessons, "5"));
        use(lessons, "lesson", LESSON, "10", inside, 1);
        awaitReported(1);

        var invoice = customer.endPeriod(begin, end);
        SoldByMeter.add(invoice, "Setup", 300);
        SoldByMeter.pay(invoice);

        awaitParked(invoice, "Setup: 3 USD that no meter has counted");
        assertThat(booked(invoice)).isEmpty();
    }

    @Test
    void aLostWebhookLosesNothing() {
        Stripes.withholdsWebhooks();
        customer.subscribe(SoldByMeter.price(lessons, "5"));
        use(lessons, "lesson", LESSON, "10", inside, 2);
        awaitReported(2);
        var invoice = customer.endPeriod(begin, end);
        SoldByMeter.pay(invoice);
        assertThat(row(invoice)).isNull();

        RunningByHand.of("metered-invoices");

        awaitSettled(invoice);
        assertThat(usedLine()).isZero();
    }

    @Test
    void whoeverSettlesAtOnceAndHoweverOftenItIsToldItIsSettledOnce() {
        Stripes.withholdsWebhooks();
        customer.subscribe(SoldByMeter.price(lessons, "5"));
        use(lessons, "lesson", LESSON, "10", inside, 2);
        awaitReported(2);
        var invoice = customer.endPeriod(begin, end);
        SoldByMeter.pay(invoice);
        var id = MeteredInvoice.idOf(invoice);
        pool.preparedQuery(
                        "INSERT INTO metered_invoice (id, stripe_id, account_id, found_at) VALUES ($1, $2, $3, now())")
                .executeAndAwait(Tuple.of(id, invoice, account));

        var outcomes = AtOnce.call(4, caller -> run(new Due(id, 1, Instant.now())));
        TestStripe.control("PUT", "webhooks", Map.of("copies", 2));
        TestStripe.control("POST", "webhooks", Map.of("newestFirst", true));
        await().atMost(PATIENCE)
                .until(() -> count("SELECT count(*) FROM stripe_event WHERE object_id = $1", invoice) > 2);
        run(new Due(id, 2, Instant.now()));

        assertThat(outcomes).allMatch(Outcome.Done.class::isInstance);
        assertThat(booked(invoice)).containsExactly("line_cleared 1000000");
        assertThat(usedLine()).isZero();
        await().atMost(PATIENCE).until(() -> count("SELECT count(*) FROM due_work WHERE id = $1", id) == 0);
    }

    private Outcome run(Due due) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> settling.run(due));
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Its wallet is locked by somebody else for too long, after its records are marked. */
    @Test
    void whatIsInterruptedLeavesNothingAndIsDoneAgain() {
        customer.subscribe(SoldByMeter.price(lessons, "5"));
        use(lessons, "lesson", LESSON, "10", inside, 2);
        awaitReported(2);
        var invoice = customer.endPeriod(begin, end);
        var other = pool.getConnectionAndAwait();
        var held = other.beginAndAwait();
        other.preparedQuery("SELECT FROM wallet WHERE account_id = $1 FOR NO KEY UPDATE")
                .executeAndAwait(Tuple.of(account));

        SoldByMeter.pay(invoice);

        var id = MeteredInvoice.idOf(invoice);
        await().atMost(PATIENCE)
                .until(() ->
                        count("SELECT count(*) FROM due_work WHERE id = $1 AND error LIKE '%lock timeout%'", id) == 1);
        assertThat(usage("settled_by IS NOT NULL")).isEmpty();
        assertThat(count("SELECT count(*) FROM metered_invoice_line WHERE invoice_id = $1", id))
                .isZero();
        held.rollbackAndAwait();
        other.closeAndAwait();
        awaitSettled(invoice);
        assertThat(booked(invoice)).containsExactly("line_cleared 1000000");
    }

    /** What Stripe refuses to say at first is asked again; until then nothing is booked. */
    @Test
    void whatStripeDoesNotAnswerIsAskedAgain() {
        customer.subscribe(SoldByMeter.price(lessons, "5"));
        use(lessons, "lesson", LESSON, "10", inside, 1);
        awaitReported(1);
        Stripes.fails("GET /v1/invoices/{id}/lines", "refuse", 3);

        var invoice = customer.endPeriod(begin, end);
        SoldByMeter.pay(invoice);

        awaitSettled(invoice);
        assertThat(booked(invoice)).containsExactly("line_cleared 500000");
    }

    /** Stripe may be told more of the period: nobody has to look yet. */
    @Test
    void whatIsBeingReportedIsWaitedFor() {
        customer.subscribe(SoldByMeter.price(lessons, "5"));
        use(lessons, "lesson", LESSON, "10", inside, 2);
        awaitReported(2);
        var doubtful = usage("true").getFirst().getUUID("id");
        execute("UPDATE metered_usage SET status = 'pending', reported_at = NULL WHERE id = $1", doubtful);

        var invoice = customer.endPeriod(begin, end);
        SoldByMeter.pay(invoice);

        var id = MeteredInvoice.idOf(invoice);
        await().atMost(PATIENCE)
                .until(() -> count(
                                "SELECT count(*) FROM due_work WHERE id = $1 AND parked_at IS NULL"
                                        + " AND error LIKE '%here 10 were reported (1 records); 1 records are being reported'",
                                id)
                        == 1);
        execute("UPDATE metered_usage SET status = 'reported', reported_at = now() WHERE id = $1", doubtful);
        execute("UPDATE due_work SET due_at = now() WHERE id = $1", id);
        awaitSettled(invoice);
        assertThat(booked(invoice)).containsExactly("line_cleared 1000000");
    }

    /** What the ledger has of it is what the roll-forward adds up: that is of all accounts, and others post meanwhile. */
    @Test
    void theBooksAreTrueAfterwards() {
        customer.subscribe(SoldByMeter.price(lessons, "0.0015"));
        use(lessons, "video_minute", Money.ofMicros(150_000), "33.333", inside, 1);
        awaitReported(1);

        var invoice = customer.endPeriod(begin, end);
        SoldByMeter.pay(invoice);
        awaitSettled(invoice);

        assertThat(booked(invoice)).containsExactlyInAnyOrder("line_cleared 4999950", "rounding_up 50");
        var shown = with(apiKey)
                .get("/v1/platform/agent/transactions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(shown.getString("items[0].type")).isEqualTo("line_cleared");
        assertThat(shown.getString("items[0].description")).startsWith("Stripe's invoice ");
    }

    @Test
    void whatIsSettledStaysSettled() {
        customer.subscribe(SoldByMeter.price(lessons, "5"));
        use(lessons, "lesson", LESSON, "10", inside, 1);
        awaitReported(1);
        var invoice = customer.endPeriod(begin, end);
        SoldByMeter.pay(invoice);
        awaitSettled(invoice);

        assertThatThrownBy(() -> execute("UPDATE metered_usage SET settled_by = NULL WHERE account_id = $1", account))
                .hasMessageContaining("what is settled stays");
        assertThatThrownBy(() -> execute("DELETE FROM metered_invoice WHERE account_id = $1", account))
                .hasMessageContaining("what is settled stays");
    }

    @Test
    void whatNobodyPaysStaysOwedAndIsTold() {
        customer.subscribe(SoldByMeter.price(lessons, "5"));
        use(lessons, "lesson", LESSON, "10", inside, 1);
        awaitReported(1);
        var invoice = customer.endPeriod(begin, end);
        SoldByMeter.finish(invoice);
        await().atMost(PATIENCE).until(() -> "open".equals(status(invoice)));
        assertThat(usedLine()).isEqualTo(500_000);

        TestStripe.post("/v1/invoices/" + invoice + "/mark_uncollectible", "");
        awaitParked(invoice, "Stripe has given up collecting it: what was used stays owed on the line");
        assertThat(usedLine()).isEqualTo(500_000);

        TestStripe.post("/v1/invoices/" + invoice + "/pay", "");
        awaitSettled(invoice);
        assertThat(usedLine()).isZero();
    }

    @Test
    void whatWasMadeVoidSettlesNothing() {
        customer.subscribe(SoldByMeter.price(lessons, "5"));
        use(lessons, "lesson", LESSON, "10", inside, 1);
        awaitReported(1);
        var invoice = customer.endPeriod(begin, end);
        SoldByMeter.finish(invoice);

        TestStripe.post("/v1/invoices/" + invoice + "/void", "");

        awaitParked(invoice, "it was made void");
        assertThat(usedLine()).isEqualTo(500_000);
    }

    @Test
    void moneyFromElsewhereIsAtTheBank() {
        customer.subscribe(SoldByMeter.price(lessons, "5"));
        use(lessons, "lesson", LESSON, "10", inside, 1);
        awaitReported(1);
        var invoice = customer.endPeriod(begin, end);
        SoldByMeter.finish(invoice);

        TestStripe.post("/v1/invoices/" + invoice + "/pay", "paid_out_of_band=true");

        awaitSettled(invoice);
        assertThat(one("SELECT h.name FROM transfer t JOIN house_account h ON h.id = t.debit_account_id"
                                + " WHERE t.credit_account_id = $1 AND t.kind = 'line_cleared'")
                        .getString(0))
                .isEqualTo("bank");
    }

    /** It is of no subscription: the mirror of our own invoices knows of it, or a person does. */
    @Test
    void anInvoiceOfNoSubscriptionIsLeftAlone() {
        var customerId = one("SELECT customer_id FROM stripe_customer WHERE account_id = $1")
                .getString(0);
        var invoice = TestStripe.post("/v1/invoices", "currency=usd&customer=" + customerId)
                .path("id")
                .asText();
        SoldByMeter.add(invoice, "Setup", 300);
        SoldByMeter.pay(invoice);

        await().atMost(PATIENCE)
                .until(() -> count("SELECT count(*) FROM stripe_event WHERE object_id = $1", invoice) > 0);
        await().atMost(PATIENCE)
                .until(() -> row(invoice) == null
                        && count("SELECT count(*) FROM due_work WHERE id = $1", MeteredInvoice.idOf(invoice)) == 0);
    }

    @Test
    void aPeriodWithoutUsageIsSettledByNothing() {
        customer.subscribe(SoldByMeter.price(lessons, "5"));

        var invoice = customer.endPeriod(begin, end);
        SoldByMeter.pay(invoice);

        awaitSettled(invoice);
        assertThat(booked(invoice)).isEmpty();
    }

    /** Stripe would collect nothing for so little; what was used is owed no longer all the same. */
    @Test
    void lessThanHalfACentIsRounding() {
        customer.subscribe(SoldByMeter.price(lessons, "0.0015"));
        use(lessons, "video_minute", Money.ofMicros(150_000), "0.02", inside, 1);
        awaitReported(1);

        var invoice = customer.endPeriod(begin, end);
        SoldByMeter.pay(invoice);

        awaitSettled(invoice);
        assertThat(usedLine()).isZero();
        assertThat(booked(invoice)).containsExactlyInAnyOrder("line_cleared 3000", "rounding_down 3000");
    }

    private void meteredSince(Instant since) {
        pool.preparedQuery("INSERT INTO billing_mode (account_id, since, metered, after_seq, changed_at, actor)"
                        + " VALUES ($1, $2, true, 0, $2, 'test')")
                .executeAndAwait(Tuple.of(account, since.atOffset(ZoneOffset.UTC)));
        execute("UPDATE wallet SET metered = true WHERE account_id = $1", account);
        execute("UPDATE workspace SET billing_mode = 'stripe_metered', revision = revision + 1 WHERE id = $1", account);
    }

    private void use(String eventName, String unit, Money price, String units, Instant at, int count) {
        spending.captureAll(
                account,
                "course.default",
                new Meter(eventName, unit),
                price,
                Units.of(new BigDecimal(units)),
                at,
                count);
    }

    private void awaitReported(int count) {
        await().atMost(PATIENCE).until(() -> usage("status = 'reported'").size() == count);
    }

    private void awaitSettled(String invoice) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(row(invoice))
                        .isNotNull()
                        .extracting(row -> row.getOffsetDateTime("settled_at"))
                        .describedAs("parked: " + parked(invoice))
                        .isNotNull());
    }

    private void awaitParked(String invoice, String why) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(parked(invoice)).contains(why));
    }

    private String parked(String invoice) {
        var rows = pool.preparedQuery(
                        "SELECT error FROM due_work WHERE job = 'metered-settlements' AND id = $1 AND parked_at IS NOT NULL")
                .executeAndAwait(Tuple.of(MeteredInvoice.idOf(invoice)));
        return rows.size() == 0 ? "" : rows.iterator().next().getString(0);
    }

    private static void retry(String invoice) {
        with(TestTokens.operator())
                .post("/v1/admin/schedulers/metered-settlements/parked/" + MeteredInvoice.idOf(invoice) + "/retry")
                .then()
                .statusCode(200);
    }

    private @Nullable Row row(String invoice) {
        var rows = pool.preparedQuery("SELECT * FROM metered_invoice WHERE stripe_id = $1")
                .executeAndAwait(Tuple.of(invoice));
        return rows.size() == 0 ? null : rows.iterator().next();
    }

    private @Nullable String status(String invoice) {
        var row = row(invoice);
        return row == null ? null : row.getString("status");
    }

    private List<String> booked(String invoice) {
        var rows = pool.preparedQuery("SELECT kind || ' ' || amount_micros FROM transfer WHERE id = $1")
                .executeAndAwait(Tuple.of(MeteredInvoice.idOf(invoice)));
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(0))
                .toList();
    }

    private long usedLine() {
        return one("SELECT line_micros FROM wallet WHERE account_id = $1").getLong(0);
    }

    private List<Row> usage(String which) {
        var rows = pool.preparedQuery("SELECT * FROM metered_usage WHERE account_id = $1 AND (" + which + ")")
                .executeAndAwait(Tuple.of(account));
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    private Row one(String sql) {
        return pool.preparedQuery(sql)
                .executeAndAwait(Tuple.of(account))
                .iterator()
                .next();
    }

    private long count(String sql, Object of) {
        return pool.preparedQuery(sql)
                .executeAndAwait(Tuple.of(of))
                .iterator()
                .next()
                .getLong(0);
    }

    private void execute(String sql, UUID id) {
        pool.preparedQuery(sql).executeAndAwait(Tuple.of(id));
    }
}
