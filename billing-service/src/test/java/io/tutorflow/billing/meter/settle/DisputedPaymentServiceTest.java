package io.tutorflow.billing.meter.settle;

import static io.tutorflow.billing.Newcomers.with;
import static io.tutorflow.billing.meter.settle.MeteredBooks.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.tutorflow.billing.Stripes;
import io.tutorflow.billing.account.mode.BilledWorkspace;
import io.tutorflow.billing.ledger.hold.Spending;
import io.tutorflow.money.Money;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
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

/** Banks dispute what an invoice of Stripe's for metered usage was paid with: lost, that usage is owed again, by name. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class DisputedPaymentServiceTest {

    private static final long USED = 1_000_000;

    @Inject
    Pool pool;

    @Inject
    Spending spending;

    private final String lessons = SoldByMeter.fresh();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);

    private UUID account = new UUID(0, 0);
    private SoldByMeter customer = new SoldByMeter("");
    private MeteredBooks books;

    @BeforeEach
    void meteredWorkspace() {
        Stripes.isAsUsual();
        TestStripe.control("PUT", "metering", Map.of("lagMillis", 0, "times", 0));
        account = BilledWorkspace.make(pool).knownToStripe().id();
        books = new MeteredBooks(pool, account);
        books.meteredSince(now.minus(Duration.ofDays(60)));
        customer = SoldByMeter.withCard(books.customer());
        SoldByMeter.meter(lessons);
        await().atMost(PATIENCE)
                .until(() -> books.count("SELECT count(*) FROM metered_account WHERE account_id = $1", account) == 1);
    }

    @AfterEach
    void asUsual() {
        Stripes.isAsUsual();
        Stripes.hasHadOnlyValidRequests();
    }

    @Test
    void whatIsLostIsOwedAgainOnceAndParkedForAPerson() {
        var invoice = settled("5");
        var dispute = dispute(invoice, 100);
        awaitDispute(dispute, "open");
        assertThat(books.usedLine()).isZero();

        decide(dispute, "lost");

        awaitDispute(dispute, "lost");
        assertThat(books.usedLine()).isEqualTo(USED);
        books.awaitParked(invoice, "a bank has taken back");
        looksAtDisputesAgain();
        books.retry(invoice);
        books.awaitParked(invoice, "a bank has taken back");
        assertThat(books.usedLine()).isEqualTo(USED);
        assertThat(books.booked(invoice)).hasSize(2);
        assertThat(books.one("SELECT purchased_micros FROM wallet WHERE account_id = $1")
                        .getLong(0))
                .isZero();
    }

    @Test
    void whatIsWonStaysPaid() {
        var invoice = settled("5");
        var dispute = dispute(invoice, 100);
        awaitDispute(dispute, "open");

        decide(dispute, "won");

        awaitDispute(dispute, "won");
        assertThat(books.usedLine()).isZero();
        assertThat(books.parked(invoice)).isEmpty();
    }

    @Test
    void aPartIsForAPerson() {
        var invoice = settled("5");
        var dispute = dispute(invoice, 40);

        decide(dispute, "lost");

        awaitDispute(dispute, "lost");
        assertThat(books.usedLine()).isZero();
        assertThat(books.row(invoice))
                .extracting(row -> row.getValue("lost_at"))
                .isNull();
    }

    /** Of an invoice that a person has to look at: nothing of it is booked. */
    @Test
    void whatIsLostBeforeItIsSettledStaysOpenHere() {
        var invoice = paid("5.1");
        books.awaitParked(invoice, "one of the prices is wrong");
        var dispute = dispute(invoice, 102);

        decide(dispute, "lost");
        looksAtDisputesAgain();

        awaitDispute(dispute, "open");
        assertThat(books.usedLine()).isEqualTo(USED);
    }

    @Test
    void whatIsOwedAgainIsClearedByHand() {
        var invoice = settled("5");
        decide(dispute(invoice, 100), "lost");
        books.awaitParked(invoice, "a bank has taken back");
        longAgo();

        with(TestTokens.operator())
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "month",
                        YearMonth.now(ZoneOffset.UTC).minusMonths(2).toString(),
                        "paidUsd",
                        0,
                        "reason",
                        "the bank has it"))
                .post("/v1/admin/workspaces/" + account + "/metered-usage/clearings")
                .then()
                .statusCode(200);

        assertThat(books.usedLine()).isZero();
        assertThat(books.parked(invoice)).isEmpty();
        assertThat(books.count("SELECT captured_micros FROM metered_clearing WHERE account_id = $1", account))
                .isEqualTo(USED);
    }

    @Test
    void whatIsSettledIsNotClearedUnlessItIsLostByTheDatabase() {
        var invoice = settled("5");

        assertThatThrownBy(() -> books.execute(
                        "UPDATE metered_invoice SET cleared_by = gen_random_uuid() WHERE stripe_id <> '' AND account_id = $1",
                        account))
                .hasMessageContaining("an_invoice_that_is_settled_is_not_cleared");
        assertThatThrownBy(() -> books.execute(
                        "UPDATE metered_invoice SET captured_micros = 0, rounding_micros = 1000000 WHERE account_id = $1",
                        account))
                .hasMessageContaining("what is settled stays");
        assertThat(books.status(invoice)).isEqualTo("paid");
    }

    /** Two records of $0.50. */
    private String settled(String cents) {
        var invoice = paid(cents);
        books.awaitSettled(invoice);
        assertThat(books.row(invoice))
                .extracting(row -> row.getLong("captured_micros"))
                .isEqualTo(USED);
        assertThat(books.usedLine()).isZero();
        return invoice;
    }

    private String paid(String cents) {
        customer.subscribe(SoldByMeter.price(lessons, cents));
        books.use(spending, lessons, "lesson", Money.ofCredits(5), "10", now.minus(Duration.ofHours(2)), 2);
        books.awaitReported(2);
        var invoice = customer.endPeriod(now.minus(Duration.ofHours(3)), now.minus(Duration.ofHours(1)));
        SoldByMeter.pay(invoice);
        return invoice;
    }

    private static String dispute(String invoice, int cents) {
        var intent = TestStripe.get("/v1/invoice_payments?invoice=" + invoice)
                .at("/data/0/payment/payment_intent")
                .asText();
        return TestStripe.control("POST", "disputes", Map.of("payment_intent", intent, "amount", cents))
                .path("id")
                .asText();
    }

    private static void decide(String dispute, String status) {
        TestStripe.control("PUT", "disputes/" + dispute, Map.of("status", status));
    }

    private void awaitDispute(String id, String state) {
        await().atMost(PATIENCE).until(() -> {
            var rows = pool.preparedQuery(
                            "SELECT state FROM dispute WHERE id = $1 AND account_id = $2 AND metered_invoice_id IS NOT NULL")
                    .executeAndAwait(Tuple.of(id, account));
            return rows.size() == 1 && rows.iterator().next().getString(0).equals(state);
        });
    }

    /** It leaves its next look behind. */
    private void looksAtDisputesAgain() {
        pool.query("UPDATE due_work SET due_at = now() WHERE job = 'disputes'").executeAndAwait();
        await().atMost(PATIENCE)
                .until(() -> pool.query(
                                        "SELECT FROM due_work WHERE job = 'disputes' AND due_at > now() + interval '3 minutes'")
                                .executeAndAwait()
                                .size()
                        == 1);
    }

    /** As if it had been two months ago and more: settled rows do not change. */
    private void longAgo() {
        pool.withTransactionAndAwait(connection -> connection
                .query("ALTER TABLE metered_invoice DISABLE TRIGGER what_is_settled_stays")
                .execute()
                .chain(() -> connection
                        .preparedQuery("UPDATE metered_invoice SET period_end = period_end - interval '100 days'"
                                + " WHERE account_id = $1 AND status <> 'draft'")
                        .execute(Tuple.of(account)))
                .chain(() -> connection
                        .query("ALTER TABLE metered_invoice ENABLE TRIGGER what_is_settled_stays")
                        .execute()));
    }
}
