package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.Newcomers.with;
import static io.tutorflow.billing.invoice.Bookkeeping.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tutorflow.billing.job.RunningByHand;
import io.tutorflow.billing.ledger.Meter;
import io.tutorflow.money.Units;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Stripe was not told of in time of a workspace that has returned to invoices is charged by our own, once. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class UnsentUsageServiceTest extends InvoicedWorkspace {

    private static final Instant BEGIN = Period.startOf(FIRST);
    private static final Instant RETURN = Period.startOf(SECOND);
    private static final Meter METER = new Meter("lesson", "lesson");

    @BeforeEach
    void meteredWorkspace() {
        execute("UPDATE wallet SET promo_micros = 0, purchased_micros = 0 WHERE account_id = $1", Tuple.of(account));
        mode(BEGIN, true);
        details();
    }

    @Test
    void whatWasNeverSentIsOnTheInvoiceOfItsMonth() {
        var sent = metered(BEGIN.plusSeconds(3_600), 1_000);
        reported(sent);
        var unsent = metered(BEGIN.plusSeconds(7_200), 100);
        returned(RETURN);

        handOver();
        close();

        assertThat(of("statement").getString("meteredUsd")).isEqualTo("50");
        usageOf(of("statement")).body("items.usageRecordId", contains(sent.toString()));
        assertThat(of("invoice").getString("dueUsd")).isEqualTo("5");
        usageOf(of("invoice")).body("items.usageRecordId", contains(unsent.toString()));
        assertThat(row(unsent).getString("status")).isEqualTo("failed");
        assertThat(row(unsent).getString("error")).startsWith("Charged by an invoice of the platform's own");
    }

    @Test
    void payingThatInvoiceClearsItsPartOfTheLineAndNoMore() {
        reported(metered(BEGIN.plusSeconds(3_600), 1_000));
        metered(BEGIN.plusSeconds(7_200), 100);
        returned(RETURN);
        handOver();
        close();

        open(of("invoice")).statusCode(200).body("number", startsWith("TF-"));
        pay(of("invoice").getString("id")).statusCode(200);

        assertThat(usedLine()).isEqualTo(usd("50").micros());
    }

    @Test
    void aStatementThatHasItLetsGoOfItAndTheNextInvoiceTakesItUnderItsMonth() {
        var unsent = metered(BEGIN.plusSeconds(7_200), 100);
        returned(RETURN);
        close();
        assertThat(only().getString("meteredUsd")).isEqualTo("5");

        handOver();
        handOver();
        closeNext();

        assertThat(of("invoice").getList("lines.month")).contains(FIRST.toString());
        assertThat(of("invoice").getString("dueUsd")).isEqualTo("5");
        usageOf(of("invoice")).body("items.usageRecordId", contains(unsent.toString()));
        assertThat(inForce(unsent)).isEqualTo(1);
    }

    /** A draft that is too small waits for the next month's, with what was handed over. */
    @Test
    void whatIsTooLittleToCollectWaitsForTheNextMonth() {
        metered(BEGIN.plusSeconds(7_200), 5);
        returned(RETURN);
        handOver();
        close();
        open(of("invoice")).statusCode(409);
        lessons(SECOND, 20);

        closeNext();

        assertThat(of("invoice").getString("dueUsd")).isEqualTo("1.25");
    }

    @Test
    void aReplacementHasItOnceMore() {
        metered(BEGIN.plusSeconds(7_200), 100);
        returned(RETURN);
        handOver();
        close();
        var opened = open(of("invoice")).statusCode(200).extract().jsonPath();

        post(opened.getString("id"), "void", Map.of("reason", "another address"))
                .statusCode(200);

        var replacement = newest();
        assertThat(replacement.getString("dueUsd")).isEqualTo("5");
        assertThat(replacement.getString("kind")).isEqualTo("invoice");
    }

    /** Somebody may be about to say that Stripe has it. */
    @Test
    void whatStripeMayHaveIsNeverHandedOver() {
        var unanswered = metered(BEGIN.plusSeconds(3_600), 100);
        execute(
                "UPDATE metered_usage SET attempts = 1, sent_at = $2, event_at = finalized_at WHERE id = $1",
                Tuple.of(unanswered, RETURN.atOffset(ZoneOffset.UTC)));
        var refused = metered(BEGIN.plusSeconds(7_200), 100);
        execute(
                "UPDATE metered_usage SET attempts = 1, status = 'failed', error = 'no such meter' WHERE id = $1",
                Tuple.of(refused));
        returned(RETURN);

        handOver();
        close();

        usageOf(of("invoice")).body("items.usageRecordId", contains(refused.toString()));
        usageOf(of("statement")).body("items.usageRecordId", contains(unanswered.toString()));
        assertThat(row(unanswered).getString("status")).isEqualTo("pending");
    }

    @Test
    void whatIsHandedOverIsReportedByNobody() {
        var unsent = metered(BEGIN.plusSeconds(7_200), 100);
        returned(RETURN);
        handOver();

        with(OPERATOR)
                .post("/v1/admin/meters/usage/" + unsent + "/retry")
                .then()
                .statusCode(409)
                .body("error.message", containsString("invoiced"));
        with(OPERATOR)
                .body(Map.of("workspaceId", account))
                .post("/v1/admin/meters/usage/retry")
                .then()
                .statusCode(200);

        assertThat(row(unsent).getString("status")).isEqualTo("failed");
    }

    /** Whoever hears late that Stripe has it after all finds that it cannot be so. */
    @Test
    void aLateSuccessIsRefusedByTheDatabase() {
        var unsent = metered(BEGIN.plusSeconds(7_200), 100);
        returned(RETURN);
        handOver();

        assertThatThrownBy(() -> reported(unsent)).hasMessageContaining("what is settled stays");
        assertThatThrownBy(() -> execute(
                        "UPDATE metered_usage SET sent_at = now(), event_at = finalized_at, attempts = 1 WHERE id = $1",
                        Tuple.of(unsent)))
                .hasMessageContaining("what is settled stays");
    }

    @Test
    void whatAMeterChargesIsOnNoInvoiceByTheDatabase() {
        var sent = metered(BEGIN.plusSeconds(3_600), 100);
        reported(sent);
        returned(RETURN);
        lessons(SECOND, 100);
        var invoice = UUID.randomUUID();
        execute(
                "INSERT INTO invoice_usage (invoice_id, capture_id, line_no, in_force) VALUES ($1, $2, 1, true)",
                Tuple.of(invoice, sent));

        assertThatThrownBy(() -> execute(
                        """
                        INSERT INTO invoice (id, account_id, period_from, period_to, closes, created_at, created_by, promo_micros,
                            purchased_micros, line_micros, true_up_micros, reversed_micros, rounding_micros, tax_millionths,
                            tax_micros, due_micros, state)
                        VALUES ($1, $2, $3, $4, false, now(), 'test', 0, 0, 0, 0, 0, 0, 0, 0, 0, 'draft')""",
                        Tuple.of(invoice, account, BEGIN.atOffset(ZoneOffset.UTC), RETURN.atOffset(ZoneOffset.UTC))))
                .hasMessageContaining("charged by a meter");
        execute("DELETE FROM invoice_usage WHERE invoice_id = $1", Tuple.of(invoice));
    }

    @Test
    void whatAnInvoiceOfStripesCanStillTakeInIsNotHandedOver() {
        var unsent = metered(BEGIN.plusSeconds(7_200), 100);
        charged(Instant.now());
        returned(RETURN);

        handOver();

        assertThat(row(unsent).getString("status")).isEqualTo("pending");
        charged(RETURN);
        handOver();
        assertThat(row(unsent).getString("status")).isEqualTo("failed");
    }

    @Test
    void whoIsMeteredStillOrHasJustReturnedHandsNothingOver() {
        var unsent = metered(BEGIN.plusSeconds(7_200), 100);
        handOver();
        assertThat(row(unsent).getOffsetDateTime("invoiced_at")).isNull();

        returned(Instant.now().minus(Duration.ofHours(11)));

        handOver();
        assertThat(row(unsent).getOffsetDateTime("invoiced_at")).isNull();
    }

    @Test
    void whatWasUsedBeforeAReturnWithinAMonthIsOnTheInvoiceOfThatMonth() {
        returned(RETURN.plus(Duration.ofHours(2)));
        var own = spending.capture(
                account, "course.default", usd("0.05"), Units.of(100), RETURN.plus(Duration.ofHours(3)));
        var unsent = metered(RETURN.plus(Duration.ofHours(1)), 100);
        close();
        handOver();

        closeNext();

        usageOf(only()).body("items.usageRecordId", containsInAnyOrder(unsent.toString(), own.toString()));
        assertThat(only().getString("dueUsd")).isEqualTo("10");
    }

    private void mode(Instant since, boolean metered) {
        execute(
                "INSERT INTO billing_mode (account_id, since, metered, after_seq, changed_at, actor)"
                        + " VALUES ($1, $2, $3, 0, $2, 'test')",
                Tuple.of(account, since.atOffset(ZoneOffset.UTC), metered));
        execute("UPDATE wallet SET metered = $2 WHERE account_id = $1", Tuple.of(account, metered));
        execute(
                "UPDATE workspace SET billing_mode = $2, revision = revision + 1 WHERE id = $1",
                Tuple.of(account, metered ? "stripe_metered" : "internal_invoice"));
    }

    private void returned(Instant since) {
        mode(since, false);
    }

    private UUID metered(Instant at, int units) {
        var record = spending.captureAll(account, "course.default", METER, usd("0.05"), Units.of(units), at, 1)
                .getFirst();
        await().atMost(PATIENCE).until(() -> count(record) == 1);
        return record;
    }

    private void charged(Instant until) {
        execute(
                "INSERT INTO metered_item (account_id, event_name, since, until) VALUES ($1, 'lesson', $2, $3)"
                        + " ON CONFLICT (account_id, event_name) DO UPDATE SET until = excluded.until",
                Tuple.of(account, BEGIN.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC)));
    }

    private void reported(UUID record) {
        execute(
                "UPDATE metered_usage SET status = 'reported', attempts = 1, sent_at = finalized_at, event_at = finalized_at,"
                        + " reported_at = finalized_at WHERE id = $1",
                Tuple.of(record));
    }

    private static void handOver() {
        RunningByHand.of("metered-returns");
    }

    private Row row(UUID record) {
        return pool.preparedQuery("SELECT * FROM metered_usage WHERE id = $1")
                .executeAndAwait(Tuple.of(record))
                .iterator()
                .next();
    }

    private long count(UUID record) {
        return number("SELECT count(*) FROM metered_usage WHERE id = $1", record);
    }

    private long inForce(UUID record) {
        return number("SELECT count(*) FROM invoice_usage WHERE capture_id = $1 AND in_force", record);
    }

    private long number(String sql, UUID of) {
        return pool.preparedQuery(sql)
                .executeAndAwait(Tuple.of(of))
                .iterator()
                .next()
                .getLong(0);
    }

    private JsonPath of(String kind) {
        String id = list().getString("items.find { it.kind == '" + kind + "' && it.status != 'void' }.id");
        return with(OPERATOR)
                .get("/v1/admin/invoices/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
