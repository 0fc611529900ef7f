package io.tutorflow.billing.meter.settle;

import static io.tutorflow.billing.Newcomers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tutorflow.billing.ledger.Meter;
import io.tutorflow.billing.ledger.hold.Spending;
import io.tutorflow.billing.meter.ChargedByHand;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.testbed.TestTokens;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What is written down of a metered workspace: its usage, its line, and what Stripe's invoices have settled. */
record MeteredBooks(Pool pool, UUID account) {

    static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Without the switch's conditions, and without a subscription of our own. */
    void meteredSince(Instant since) {
        pool.preparedQuery("INSERT INTO billing_mode (account_id, since, metered, after_seq, changed_at, actor)"
                        + " VALUES ($1, $2, true, 0, $2, 'test')")
                .executeAndAwait(Tuple.of(account, since.atOffset(ZoneOffset.UTC)));
        execute("UPDATE wallet SET metered = true WHERE account_id = $1", account);
        execute("UPDATE workspace SET billing_mode = 'stripe_metered', revision = revision + 1 WHERE id = $1", account);
    }

    /** Charged by whatever the test has subscribed to. */
    void use(Spending spending, String eventName, String unit, Money price, String units, Instant at, int count) {
        ChargedByHand.charge(pool, account, eventName);
        useUncharged(spending, eventName, unit, price, units, at, count);
    }

    void useUncharged(
            Spending spending, String eventName, String unit, Money price, String units, Instant at, int count) {
        spending.captureAll(
                account,
                "course.default",
                new Meter(eventName, unit),
                price,
                Units.of(new BigDecimal(units)),
                at,
                count);
    }

    String customer() {
        return one("SELECT customer_id FROM stripe_customer WHERE account_id = $1")
                .getString(0);
    }

    void awaitReported(int count) {
        await().atMost(PATIENCE).until(() -> usage("status = 'reported'").size() == count);
    }

    void awaitSettled(String invoice) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(row(invoice))
                        .isNotNull()
                        .extracting(row -> row.getOffsetDateTime("settled_at"))
                        .describedAs("parked: " + parked(invoice))
                        .isNotNull());
    }

    void awaitParked(String invoice, String why) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(parked(invoice)).contains(why));
    }

    String parked(String invoice) {
        var rows = pool.preparedQuery(
                        "SELECT error FROM due_work WHERE job = 'metered-settlements' AND id = $1 AND parked_at IS NOT NULL")
                .executeAndAwait(Tuple.of(MeteredInvoice.idOf(invoice)));
        return rows.size() == 0 ? "" : rows.iterator().next().getString(0);
    }

    void retry(String invoice) {
        with(TestTokens.operator())
                .post("/v1/admin/schedulers/metered-settlements/parked/" + MeteredInvoice.idOf(invoice) + "/retry")
                .then()
                .statusCode(200);
    }

    @Nullable
    Row row(String invoice) {
        var rows = pool.preparedQuery("SELECT * FROM metered_invoice WHERE stripe_id = $1")
                .executeAndAwait(Tuple.of(invoice));
        return rows.size() == 0 ? null : rows.iterator().next();
    }

    @Nullable
    String status(String invoice) {
        var row = row(invoice);
        return row == null ? null : row.getString("status");
    }

    List<String> booked(String invoice) {
        var rows = pool.preparedQuery("SELECT kind || ' ' || amount_micros FROM transfer WHERE id = $1")
                .executeAndAwait(Tuple.of(MeteredInvoice.idOf(invoice)));
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(0))
                .toList();
    }

    long usedLine() {
        return one("SELECT line_micros FROM wallet WHERE account_id = $1").getLong(0);
    }

    List<Row> usage(String which) {
        var rows = pool.preparedQuery("SELECT * FROM metered_usage WHERE account_id = $1 AND (" + which + ")")
                .executeAndAwait(Tuple.of(account));
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    Row one(String sql) {
        return pool.preparedQuery(sql)
                .executeAndAwait(Tuple.of(account))
                .iterator()
                .next();
    }

    long count(String sql, Object of) {
        return pool.preparedQuery(sql)
                .executeAndAwait(Tuple.of(of))
                .iterator()
                .next()
                .getLong(0);
    }

    void execute(String sql, UUID id) {
        pool.preparedQuery(sql).executeAndAwait(Tuple.of(id));
    }
}
