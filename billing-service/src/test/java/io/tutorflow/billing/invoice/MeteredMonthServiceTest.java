package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.Newcomers.with;
import static io.tutorflow.billing.invoice.Bookkeeping.usd;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tutorflow.money.Percent;
import io.tutorflow.money.Units;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Months of which Stripe's meters charge all or some: what they charge is on a statement, and due nowhere here. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class MeteredMonthServiceTest extends InvoicedWorkspace {

    private static final Instant BEGIN = Period.startOf(FIRST);

    @BeforeEach
    void withoutCredits() {
        execute("UPDATE wallet SET promo_micros = 0, purchased_micros = 0 WHERE account_id = $1", Tuple.of(account));
    }

    @Test
    void aMeteredMonthIsAStatementOfWhichNothingIsDue() {
        meteredSince(BEGIN);
        var record = lessons(FIRST, 1_000);

        close();

        var statement = only();
        assertThat(statement.getString("kind")).isEqualTo("statement");
        assertThat(statement.getList("lines.type")).isEqualTo(List.of("usage", "metered"));
        assertThat(statement.getList("lines.amountUsd")).isEqualTo(List.of(50, -50));
        assertThat(statement.getString("meteredUsd")).isEqualTo("50");
        assertThat(statement.getString("dueUsd")).isEqualTo("0");
        usageOf(statement).body("items.usageRecordId", contains(record.toString()));
    }

    @Test
    void itsStatementIsInTheSeriesOfStatementsAndClearsNothing() {
        meteredSince(BEGIN);
        lessons(FIRST, 1_000);
        close();

        open(only())
                .statusCode(200)
                .body("number", startsWith("TFS-"))
                .body("status", equalTo("paid"))
                .body("outstandingUsd", equalTo(0));

        assertThat(usedLine()).isEqualTo(usd("50").micros());
        assertThat(count("SELECT count(*) FROM transfer WHERE credit_account_id = $1"))
                .isZero();
        assertThat(count("SELECT count(*) FROM stripe_invoice s JOIN invoice i ON i.id = s.invoice_id"
                        + " WHERE i.account_id = $1"))
                .isZero();
    }

    @Test
    void aMonthInWhichTheModeChangedHasAnInvoiceAndAStatement() {
        details();
        meteredSince(BEGIN.plus(Duration.ofHours(2)));
        var invoiced = lessons(FIRST, 100);
        var metered = lessonsAt(BEGIN.plus(Duration.ofHours(3)), 1_000);

        close();

        assertThat(list().getList("items")).hasSize(2);
        var invoice = of("invoice");
        var statement = of("statement");
        assertThat(invoice.getString("dueUsd")).isEqualTo("5");
        assertThat(invoice.getString("meteredUsd")).isNull();
        usageOf(invoice).body("items.usageRecordId", contains(invoiced.toString()));
        assertThat(statement.getString("meteredUsd")).isEqualTo("50");
        usageOf(statement).body("items.usageRecordId", contains(metered.toString()));
        open(invoice).statusCode(200).body("number", startsWith("TF-")).body("status", equalTo("open"));
        open(statement).statusCode(200);
        pay(invoice.getString("id")).statusCode(200);
        assertThat(usedLine()).isEqualTo(usd("50").micros());
    }

    @Test
    void aMonthThatEndsMeteredHasNoMinimum() {
        agreements.know(account, new Agreement(usd("500"), new Percent(100_000)));
        meteredSince(BEGIN.plus(Duration.ofHours(2)));
        lessons(FIRST, 100);
        lessonsAt(BEGIN.plus(Duration.ofHours(3)), 1_000);

        close();

        assertThat(of("invoice").getList("lines.type")).isEqualTo(List.of("usage", "tax"));
        assertThat(of("invoice").getString("dueUsd")).isEqualTo("5.5");
    }

    @Test
    void aMeteredMonthWithoutUsageHasNoDocumentThoughAMinimumWasAgreed() {
        agreements.know(account, new Agreement(usd("500"), new Percent(100_000)));
        meteredSince(BEGIN);

        close();

        assertThat(list().getList("items")).isEmpty();
        assertThat(nextMonth()).isEqualTo(SECOND);
    }

    @Test
    void lateMeteredUsageIsOnTheNextStatementUnderItsOwnMonth() {
        meteredSince(BEGIN);
        lessons(FIRST, 1_000);
        close();
        lessons(FIRST, 10);
        lessons(SECOND, 20);

        closeNext();

        var next = newest();
        assertThat(next.getString("kind")).isEqualTo("statement");
        assertThat(next.getList("lines.month")).isEqualTo(asList(FIRST.toString(), SECOND.toString(), null));
        assertThat(next.getString("meteredUsd")).isEqualTo("1.5");
    }

    @Test
    void aStatementSaysByWhichInvoiceOfItsOwnStripeChargesIt() {
        meteredSince(BEGIN);
        lessons(FIRST, 1_000);
        close();
        assertThat(only().getList("meteredInvoices")).isEmpty();

        execute(
                "INSERT INTO metered_invoice (id, stripe_id, account_id, found_at, status, number, total_cents, period_end)"
                        + " VALUES ($1, $2, $3, now(), 'open', 'ABC-1', 5000, $4)",
                Tuple.of(
                        UUID.randomUUID(),
                        "in_" + account,
                        account,
                        Period.startOf(SECOND).atOffset(ZoneOffset.UTC)));

        assertThat(only().getList("meteredInvoices"))
                .isEqualTo(List.of(
                        Map.of("invoiceId", "in_" + account, "number", "ABC-1", "status", "open", "settled", false)));
    }

    /** Stripe was told of it when its own invoice was final. */
    @Test
    void aStatementNamesTheInvoiceOfALaterMonthThatChargesSomeOfIt() {
        meteredSince(BEGIN);
        lessons(FIRST, 1_000);
        close();
        var later = UUID.randomUUID();
        execute(
                "INSERT INTO metered_invoice (id, stripe_id, account_id, found_at, status, number, total_cents, period_end)"
                        + " VALUES ($1, $2, $3, now(), 'paid', 'ABC-2', 5000, $4)",
                Tuple.of(
                        later,
                        "in_" + later,
                        account,
                        Period.startOf(SECOND.plusMonths(1)).atOffset(ZoneOffset.UTC)));
        assertThat(only().getList("meteredInvoices")).isEmpty();

        execute(
                """
                INSERT INTO metered_usage (id, account_id, lane_id, event_name, value, finalized_at, status, attempts, sent_at,
                    event_at, reported_at, late, settled_by)
                VALUES (gen_random_uuid(), $1, $1, 'lesson', 1, $2, 'reported', 1, $3, $3, $3, true, $4)""",
                Tuple.of(
                        account,
                        BEGIN.atOffset(ZoneOffset.UTC),
                        Period.startOf(SECOND).plus(Duration.ofHours(13)).atOffset(ZoneOffset.UTC),
                        later));

        assertThat(only().getList("meteredInvoices.number")).isEqualTo(List.of("ABC-2"));
    }

    /** What is due waits for the next month; the statement does not wait with it. */
    @Test
    void whatIsTooLittleToCollectDoesNotHoldUpTheStatement() {
        meteredSince(BEGIN.plus(Duration.ofHours(2)));
        lessons(FIRST, 5);
        lessonsAt(BEGIN.plus(Duration.ofHours(3)), 1_000);
        close();
        open(of("invoice")).statusCode(409);
        open(of("statement")).statusCode(200);
        lessons(SECOND, 20);

        closeNext();

        assertThat(list().getList("items.kind", String.class))
                .containsExactlyInAnyOrder("statement", "statement", "invoice");
        assertThat(list().getList("items.status", String.class)).containsOnlyOnce("paid");
        assertThat(of("invoice").getString("dueUsd")).isEqualTo("0.25");
    }

    @Test
    void aDraftByHandIsOfWhatIsMeteredIfThereIsNothingElse() {
        meteredSince(BEGIN);
        lessons(FIRST, 1_000);

        draft(FIRST).statusCode(201).body("kind", equalTo("statement")).body("meteredUsd", equalTo(50));

        close();
        assertThat(only().getString("meteredUsd")).isEqualTo("50");
    }

    @Test
    void whatTheMonthWouldComeToSaysThatItIsMetered() {
        meteredSince(BEGIN);
        lessons(FIRST, 1_000);

        with(OPERATOR)
                .get("/v1/admin/workspaces/" + account + "/invoice-preview")
                .then()
                .statusCode(200)
                .body("meteredUsd", equalTo(50))
                .body("dueUsd", equalTo(0));
    }

    private void meteredSince(Instant since) {
        execute(
                "INSERT INTO billing_mode (account_id, since, metered, after_seq, changed_at, actor)"
                        + " VALUES ($1, $2, true, 0, $2, 'test')",
                Tuple.of(account, since.atOffset(ZoneOffset.UTC)));
        execute("UPDATE wallet SET metered = true WHERE account_id = $1", Tuple.of(account));
        execute(
                "UPDATE workspace SET billing_mode = 'stripe_metered', revision = revision + 1 WHERE id = $1",
                Tuple.of(account));
    }

    private UUID lessonsAt(Instant time, int count) {
        return spending.capture(account, "course.default", usd("0.05"), Units.of(count), time);
    }

    private JsonPath of(String kind) {
        String id = list().getString("items.find { it.kind == '" + kind + "' }.id");
        return with(OPERATOR)
                .get("/v1/admin/invoices/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private long count(String sql) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(account))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
