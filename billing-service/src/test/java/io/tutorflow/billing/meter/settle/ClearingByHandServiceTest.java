package io.tutorflow.billing.meter.settle;

import static io.tutorflow.billing.Newcomers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.billing.AtOnce;
import io.tutorflow.billing.Stripes;
import io.tutorflow.billing.account.mode.BilledWorkspace;
import io.tutorflow.billing.ledger.hold.Spending;
import io.tutorflow.money.Money;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What no invoice of Stripe's will settle is owed no longer once an operator has said what was paid of it, once. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class ClearingByHandServiceTest {

    @Inject
    Pool pool;

    @Inject
    Spending spending;

    private final String lessons = SoldByMeter.fresh();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    private final String month =
            YearMonth.from(now.atOffset(ZoneOffset.UTC)).minusMonths(2).toString();

    private UUID account = new UUID(0, 0);
    private SoldByMeter customer = new SoldByMeter("");
    private MeteredBooks books;

    @BeforeEach
    void meteredWorkspace() {
        Stripes.isAsUsual();
        TestStripe.control("PUT", "metering", Map.of("lagMillis", 0, "times", 0));
        account = BilledWorkspace.make(pool).knownToStripe().id();
        books = new MeteredBooks(pool, account);
        books.meteredSince(now.minus(Duration.ofDays(200)));
        customer = SoldByMeter.withCard(books.customer());
        SoldByMeter.meter(lessons);
        await().atMost(MeteredBooks.PATIENCE)
                .until(() -> books.count("SELECT count(*) FROM metered_account WHERE account_id = $1", account) == 1);
    }

    @AfterEach
    void asUsual() {
        Stripes.isAsUsual();
        Stripes.hasHadOnlyValidRequests();
    }

    @Test
    void whatWasPaidIsPaidAndTheRestIsWrittenOff() {
        var invoice = parked("5.1", 2);

        var id = cleared("0.60", "k1");

        assertThat(books.usedLine()).isZero();
        assertThat(books.one(
                                "SELECT string_agg(kind || ' ' || h.name || ' ' || amount_micros, ', ' ORDER BY amount_micros)"
                                        + " FROM transfer t JOIN house_account h ON h.id = t.debit_account_id"
                                        + " WHERE t.credit_account_id = $1 AND t.kind = 'line_cleared'")
                        .getString(0))
                .isEqualTo("line_cleared write-offs 400000, line_cleared stripe clearing 600000");
        assertThat(books.usage("cleared_by = '" + id + "' AND status = 'reported' AND error LIKE 'Cleared%'"))
                .hasSize(2);
        assertThat(books.parked(invoice)).isEmpty();
        assertThat(books.count("SELECT count(*) FROM due_work WHERE id = $1", MeteredInvoice.idOf(invoice)))
                .isZero();
    }

    @Test
    void theSameRequestClearsOnceAndAnotherFindsNothing() {
        parked("5.1", 2);

        var ids = AtOnce.call(3, caller -> cleared("1", "k1"));

        assertThat(ids).hasSize(3).containsOnly(ids.getFirst());
        clear("0.9", "k1").statusCode(409).body("error.message", containsString("idempotency key"));
        clear("0", "k2").statusCode(409).body("error.message", containsString("Nothing is left"));
        assertThat(books.usedLine()).isZero();
    }

    @Test
    void twoOperatorsAtOnceClearOnce() {
        parked("5.1", 2);

        var statuses = AtOnce.call(
                2, caller -> clear("0.5", "k" + UUID.randomUUID()).extract().statusCode());

        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        assertThat(books.usedLine()).isZero();
    }

    @Test
    void moreThanIsOwedIsRefusedAndLeavesTheKeyFree() {
        parked("5.1", 1);

        clear("0.51", "k1").statusCode(409).body("error.message", containsString("is 0.5"));

        assertThat(books.usedLine()).isEqualTo(500_000);
        cleared("0.5", "k1");
        assertThat(books.usedLine()).isZero();
    }

    /** Nobody has made an invoice of what a subscription that was ended at once had counted. */
    @Test
    void whatIsOnNoInvoiceIsWrittenOff() {
        customer.subscribe(SoldByMeter.price(lessons, "5"));
        use(1);
        longAgo();

        cleared("0", "k1");

        assertThat(books.usedLine()).isZero();
    }

    @Test
    void whatMayStillBePaidIsNotCleared() {
        customer.subscribe(SoldByMeter.price(lessons, "5"));
        use(1);
        var invoice = customer.endPeriod(now.minus(Duration.ofHours(3)), now.minus(Duration.ofHours(1)));
        SoldByMeter.finish(invoice);
        await().atMost(MeteredBooks.PATIENCE).until(() -> "open".equals(books.status(invoice)));
        longAgo();

        clear("0", "k1").statusCode(409).body("error.message", containsString("(open)"));

        assertThat(books.usedLine()).isEqualTo(500_000);
    }

    @Test
    void aMonthThatStripeMayStillChargeIsNotCleared() {
        with(TestTokens.operator())
                .contentType(ContentType.JSON)
                .body(Map.of("month", YearMonth.now(ZoneOffset.UTC).toString(), "paidUsd", 0, "reason", "r"))
                .post(path())
                .then()
                .statusCode(409)
                .body("error.message", containsString("Stripe may still make its invoices"));
        with(TestTokens.operator())
                .contentType(ContentType.JSON)
                .body(Map.of("month", "2026-13", "paidUsd", 0, "reason", "r"))
                .post(path())
                .then()
                .statusCode(400);
    }

    /** Of a paid invoice at another price. Each record is USD 0.50. */
    private String parked(String cents, int records) {
        customer.subscribe(SoldByMeter.price(lessons, cents));
        use(records);
        var invoice = customer.endPeriod(now.minus(Duration.ofHours(3)), now.minus(Duration.ofHours(1)));
        SoldByMeter.pay(invoice);
        books.awaitParked(invoice, "one of the prices is wrong");
        longAgo();
        return invoice;
    }

    private void use(int records) {
        books.use(spending, lessons, "lesson", Money.ofCredits(5), "10", now.minus(Duration.ofHours(2)), records);
        books.awaitReported(records);
    }

    /** As if it had been two months ago and more. */
    private void longAgo() {
        await().atMost(MeteredBooks.PATIENCE)
                .until(() -> books.count(
                                "SELECT count(*) FROM metered_invoice WHERE account_id = $1 AND status IS NULL",
                                account)
                        == 0);
        books.execute(
                "UPDATE metered_usage SET event_at = event_at - interval '100 days', finalized_at = finalized_at - interval '100 days'"
                        + " WHERE account_id = $1",
                account);
        books.execute(
                "UPDATE metered_invoice SET period_end = period_end - interval '100 days'"
                        + " WHERE account_id = $1 AND status <> 'draft'",
                account);
    }

    private String cleared(String paidUsd, String key) {
        return clear(paidUsd, key)
                .statusCode(200)
                .body("workspaceId", equalTo(account.toString()))
                .extract()
                .path("id");
    }

    private ValidatableResponse clear(String paidUsd, String key) {
        return with(TestTokens.operator())
                .contentType(ContentType.JSON)
                .body("{\"month\":\"%s\",\"paidUsd\":%s,\"reason\":\"priced wrongly\",\"idempotencyKey\":\"%s\"}"
                        .formatted(month, paidUsd, key))
                .post(path())
                .then();
    }

    private String path() {
        return "/v1/admin/workspaces/" + account + "/metered-usage/clearings";
    }
}
