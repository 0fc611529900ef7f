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
import io.tutorflow.billing.ledger.hold.Spending;
import io.tutorflow.billing.meter.MeterLimits;
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
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Stripe has charged of metered usage is owed no longer, once, and only if it is what was used. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class SettlementServiceTest {

    private static final Duration PATIENCE = MeteredBooks.PATIENCE;

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
    private MeteredBooks books;
    private String apiKey = "";

    @BeforeEach
    void meteredWorkspace() {
        Stripes.isAsUsual();
        TestStripe.control("PUT", "metering", Map.of("lagMillis", 0, "times", 0));
        var workspace = BilledWorkspace.make(pool).knownToStripe();
        account = workspace.id();
        apiKey = workspace.apiKey();
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
        assertThat(books.usedLine()).isEqualTo(241_059_950);
        books.awaitReported(12);

        var invoice = paid();

        books.awaitSettled(invoice);
        assertThat(SoldByMeter.read(invoice).path("total").asLong()).isEqualTo(24_106);
        assertThat(books.usedLine()).isZero();
        assertThat(books.booked(invoice)).containsExactlyInAnyOrder("line_cleared 241059950", "rounding_up 50");
        assertThat(books.usage("settled_by IS NOT NULL")).hasSize(12);
        with(apiKey).get("/v1/platform/agent/account").then().statusCode(200).body("usedLineCredits", equalTo(0));

        lateLessons(10);
        var next = customer.endPeriod(end, now.minus(Duration.ofMinutes(5)));
        SoldByMeter.pay(next);

        books.awaitSettled(next);
        assertThat(SoldByMeter.read(next).path("total").asLong()).isEqualTo(50);
        assertThat(books.booked(next)).containsExactly("line_cleared 500000");
        assertThat(books.usedLine()).isZero();
        assertThat(books.usage("settled_by IS NOT NULL")).hasSize(13);
    }

    /** As if it was used two months ago: it counts for the time at which Stripe is told. */
    private void lateLessons(int count) {
        Clock.move("-PT10M");
        try {
            use(lessons, "lesson", LESSON, Integer.toString(count), now.minus(Duration.ofDays(50)), 1);
            books.awaitReported(13);
        } finally {
            Clock.move("PT0S");
        }
        assertThat(books.usage("late")).hasSize(1);
    }

    @Test
    void whatStripeDoesNotCountIsForAPersonUntilItIsMended() {
        customer.subscribe(SoldByMeter.price(lessons, "5"));
        use(lessons, "lesson", LESSON, "4", inside, 3);
        books.awaitReported(3);
        var lost = books.usage("true").getFirst().getUUID("id");
        books.execute("UPDATE metered_usage SET value = 5 WHERE id = $1", lost);

        var invoice = paid();

        books.awaitParked(invoice, lessons + ": Stripe charges 12, here 13 were reported (3 records)");
        assertThat(books.usedLine()).isEqualTo(600_000);
        assertThat(books.booked(invoice)).isEmpty();
        assertThat(books.usage("settled_by IS NOT NULL")).isEmpty();
        with(TestTokens.operator())
                .get("/v1/admin/schedulers")
                .then()
                .body(
                        "schedulers.find { it.name == 'metered-settlements' }.parked.reason",
                        hasItem(containsString(invoice)));

        books.execute("UPDATE metered_usage SET value = 4 WHERE id = $1", lost);
        books.retry(invoice);

        books.awaitSettled(invoice);
        assertThat(books.booked(invoice)).containsExactly("line_cleared 600000");
        assertThat(books.usedLine()).isZero();
    }

    @Test
    void aWrongPriceIsNoRounding() {
        customer.subscribe(SoldByMeter.price(lessons, "5.1"));
        use(lessons, "lesson", LESSON, "10", inside, 1);
        books.awaitReported(1);

        var invoice = paid();

        books.awaitParked(
                invoice,
                lessons + ": Stripe charges 0.51 USD for 10 at 5.1 cents, here it is 0.5: one of the prices is wrong");
        assertThat(books.usedLine()).isEqualTo(500_000);
    }

    @Test
    void whatStripeDoesNotChargeAtAllIsForAPerson() {
        var other = SoldByMeter.meter(SoldByMeter.fresh());
        customer.subscribe(SoldByMeter.price(other, "5"));
        use(other, "lesson", LESSON, "10", inside, 1);
        use(lessons, "lesson", LESSON, "7", inside, 1);
        books.awaitReported(2);

        var invoice = paid();

        books.awaitParked(invoice, lessons + ": Stripe charges nothing, here 7 were reported (1 records)");
    }

    @Test
    void whatNoMeterHasCountedIsForAPerson() {
        useLessons(1);

        var invoice = customer.endPeriod(begin, end);
        SoldByMeter.add(invoice, "Setup", 300);
        SoldByMeter.pay(invoice);

        books.awaitParked(invoice, "Setup: 3 USD that no meter has counted");
        assertThat(books.booked(invoice)).isEmpty();
    }

    @Test
    void aLostWebhookLosesNothing() {
        Stripes.withholdsWebhooks();
        useLessons(2);
        var invoice = paid();
        assertThat(books.row(invoice)).isNull();

        RunningByHand.of("metered-invoices");

        books.awaitSettled(invoice);
        assertThat(books.usedLine()).isZero();
    }

    @Test
    void whoeverSettlesAtOnceAndHoweverOftenItIsToldItIsSettledOnce() {
        Stripes.withholdsWebhooks();
        useLessons(2);
        var invoice = paid();
        var id = MeteredInvoice.idOf(invoice);
        pool.preparedQuery(
                        "INSERT INTO metered_invoice (id, stripe_id, account_id, found_at) VALUES ($1, $2, $3, now())")
                .executeAndAwait(Tuple.of(id, invoice, account));

        var outcomes = AtOnce.call(4, caller -> run(new Due(id, 1, Instant.now())));
        TestStripe.control("PUT", "webhooks", Map.of("copies", 2));
        TestStripe.control("POST", "webhooks", Map.of("newestFirst", true));
        await().atMost(PATIENCE)
                .until(() -> books.count("SELECT count(*) FROM stripe_event WHERE object_id = $1", invoice) > 2);
        run(new Due(id, 2, Instant.now()));

        assertThat(outcomes).allMatch(Outcome.Done.class::isInstance);
        assertThat(books.booked(invoice)).containsExactly("line_cleared 1000000");
        assertThat(books.usedLine()).isZero();
        await().atMost(PATIENCE).until(() -> books.count("SELECT count(*) FROM due_work WHERE id = $1", id) == 0);
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
        useLessons(2);
        var invoice = customer.endPeriod(begin, end);
        var other = pool.getConnectionAndAwait();
        var held = other.beginAndAwait();
        other.preparedQuery("SELECT FROM wallet WHERE account_id = $1 FOR NO KEY UPDATE")
                .executeAndAwait(Tuple.of(account));

        SoldByMeter.pay(invoice);

        var id = MeteredInvoice.idOf(invoice);
        await().atMost(PATIENCE)
                .until(() ->
                        books.count("SELECT count(*) FROM due_work WHERE id = $1 AND error LIKE '%lock timeout%'", id)
                                == 1);
        assertThat(books.usage("settled_by IS NOT NULL")).isEmpty();
        assertThat(books.count("SELECT count(*) FROM metered_invoice_line WHERE invoice_id = $1", id))
                .isZero();
        held.rollbackAndAwait();
        other.closeAndAwait();
        books.awaitSettled(invoice);
        assertThat(books.booked(invoice)).containsExactly("line_cleared 1000000");
    }

    /** What Stripe refuses to say at first is asked again; until then nothing is booked. */
    @Test
    void whatStripeDoesNotAnswerIsAskedAgain() {
        useLessons(1);
        Stripes.fails("GET /v1/invoices/{id}/lines", "refuse", 3);

        var invoice = paid();

        books.awaitSettled(invoice);
        assertThat(books.booked(invoice)).containsExactly("line_cleared 500000");
    }

    /** Stripe may be told more of the period: nobody has to look yet. */
    @Test
    void whatIsBeingReportedIsWaitedFor() {
        useLessons(2);
        var doubtful = books.usage("true").getFirst().getUUID("id");
        books.execute("UPDATE metered_usage SET status = 'pending', reported_at = NULL WHERE id = $1", doubtful);

        var invoice = paid();

        var id = MeteredInvoice.idOf(invoice);
        await().atMost(PATIENCE)
                .until(() -> books.count(
                                "SELECT count(*) FROM due_work WHERE id = $1 AND parked_at IS NULL"
                                        + " AND error LIKE '%here 10 were reported (1 records); 1 records are being reported'",
                                id)
                        == 1);
        books.execute("UPDATE metered_usage SET status = 'reported', reported_at = now() WHERE id = $1", doubtful);
        books.execute("UPDATE due_work SET due_at = now() WHERE id = $1", id);
        books.awaitSettled(invoice);
        assertThat(books.booked(invoice)).containsExactly("line_cleared 1000000");
    }

    /** What the ledger has of it is what the roll-forward adds up: that is of all accounts, and others post meanwhile. */
    @Test
    void theBooksAreTrueAfterwards() {
        customer.subscribe(SoldByMeter.price(lessons, "0.0015"));
        use(lessons, "video_minute", Money.ofMicros(150_000), "33.333", inside, 1);
        books.awaitReported(1);

        var invoice = paid();
        books.awaitSettled(invoice);

        assertThat(books.booked(invoice)).containsExactlyInAnyOrder("line_cleared 4999950", "rounding_up 50");
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
        useLessons(1);
        var invoice = paid();
        books.awaitSettled(invoice);

        assertThatThrownBy(() ->
                        books.execute("UPDATE metered_usage SET settled_by = NULL WHERE account_id = $1", account))
                .hasMessageContaining("what is settled stays");
        assertThatThrownBy(() -> books.execute("DELETE FROM metered_invoice WHERE account_id = $1", account))
                .hasMessageContaining("what is settled stays");
    }

    @Test
    void whatNobodyPaysStaysOwedAndIsTold() {
        useLessons(1);
        var invoice = customer.endPeriod(begin, end);
        SoldByMeter.finish(invoice);
        await().atMost(PATIENCE).until(() -> "open".equals(books.status(invoice)));
        assertThat(books.usedLine()).isEqualTo(500_000);

        TestStripe.post("/v1/invoices/" + invoice + "/mark_uncollectible", "");
        books.awaitParked(invoice, "Stripe has given up collecting it: what was used stays owed on the line");
        assertThat(books.usedLine()).isEqualTo(500_000);

        TestStripe.post("/v1/invoices/" + invoice + "/pay", "");
        books.awaitSettled(invoice);
        assertThat(books.usedLine()).isZero();
    }

    @Test
    void whatIsPaidAfterAllIsFoundWithoutAWebhook() {
        useLessons(1);
        var invoice = customer.endPeriod(begin, end);
        SoldByMeter.finish(invoice);
        TestStripe.post("/v1/invoices/" + invoice + "/mark_uncollectible", "");
        books.awaitParked(invoice, "Stripe has given up collecting it");
        Stripes.withholdsWebhooks();
        TestStripe.post("/v1/invoices/" + invoice + "/pay", "");

        RunningByHand.of("metered-invoices");

        books.awaitSettled(invoice);
    }

    @Test
    void aDraftThatStripeCannotFinalizeIsForAPerson() {
        useLessons(1);
        var invoice = customer.endPeriod(begin, end);
        await().atMost(PATIENCE).until(() -> "draft".equals(books.status(invoice)));
        var made = now.minus(SettlementLimits.DRAFT_FOR).minusSeconds(1);
        TestStripe.control(
                "PUT",
                "objects/" + invoice,
                Map.of(
                        "created",
                        made.getEpochSecond(),
                        "last_finalization_error",
                        Map.of("type", "invalid_request_error", "message", "The customer has no e-mail address")));

        books.execute("UPDATE due_work SET due_at = now() WHERE id = $1", MeteredInvoice.idOf(invoice));

        books.awaitParked(invoice, "so that nobody is asked to pay it: The customer has no e-mail address");
        SoldByMeter.pay(invoice);
        books.awaitSettled(invoice);
    }

    /** Also where nobody looks at the subscription. */
    @Test
    void aDraftStaysOneForAsLongAsItTakesUsageIn() {
        Stripes.withholdsWebhooks();
        useLessons(1);
        var invoice = customer.endPeriod(begin, end);

        RunningByHand.of("metered-invoices");

        var draft = SoldByMeter.read(invoice);
        assertThat(draft.path("automatically_finalizes_at").asLong())
                .isEqualTo(draft.path("created").asLong() + MeterLimits.DRAFT.toSeconds());
    }

    @Test
    void whatWasMadeVoidSettlesNothing() {
        useLessons(1);
        var invoice = customer.endPeriod(begin, end);
        SoldByMeter.finish(invoice);

        TestStripe.post("/v1/invoices/" + invoice + "/void", "");

        books.awaitParked(invoice, "it was made void");
        assertThat(books.usedLine()).isEqualTo(500_000);
    }

    @Test
    void moneyFromElsewhereIsAtTheBank() {
        useLessons(1);
        var invoice = customer.endPeriod(begin, end);
        SoldByMeter.finish(invoice);

        TestStripe.post("/v1/invoices/" + invoice + "/pay", "paid_out_of_band=true");

        books.awaitSettled(invoice);
        assertThat(books.one("SELECT h.name FROM transfer t JOIN house_account h ON h.id = t.debit_account_id"
                                + " WHERE t.credit_account_id = $1 AND t.kind = 'line_cleared'")
                        .getString(0))
                .isEqualTo("bank");
    }

    /** It is of no subscription: the mirror of our own invoices knows of it, or a person does. */
    @Test
    void anInvoiceOfNoSubscriptionIsLeftAlone() {
        var customerId = books.customer();
        var invoice = TestStripe.post("/v1/invoices", "currency=usd&customer=" + customerId)
                .path("id")
                .asText();
        SoldByMeter.add(invoice, "Setup", 300);
        SoldByMeter.pay(invoice);

        await().atMost(PATIENCE)
                .until(() -> books.count("SELECT count(*) FROM stripe_event WHERE object_id = $1", invoice) > 0);
        await().atMost(PATIENCE)
                .until(() -> books.row(invoice) == null
                        && books.count("SELECT count(*) FROM due_work WHERE id = $1", MeteredInvoice.idOf(invoice))
                                == 0);
    }

    @Test
    void aPeriodWithoutUsageIsSettledByNothing() {
        customer.subscribe(SoldByMeter.price(lessons, "5"));

        var invoice = paid();

        books.awaitSettled(invoice);
        assertThat(books.booked(invoice)).isEmpty();
    }

    /** Stripe charges no less than $0.50: it says that it is paid, and asks for it with the next invoice. */
    @Test
    void whatIsTooLittleToBeChargedIsOwedUntilTheNextInvoiceIsPaid() {
        customer.subscribe(SoldByMeter.price(lessons, "5"));
        use(lessons, "lesson", LESSON, "6", inside, 1);
        books.awaitReported(1);
        var little = paid();
        assertThat(SoldByMeter.status(little)).isEqualTo("paid");
        await().atMost(PATIENCE)
                .until(() -> books.count(
                                "SELECT count(*) FROM due_work WHERE id = $1 AND parked_at IS NULL AND error LIKE '%so little%'",
                                MeteredInvoice.idOf(little))
                        == 1);
        assertThat(books.usedLine()).isEqualTo(300_000);

        use(lessons, "lesson", LESSON, "10", now.minus(Duration.ofMinutes(30)), 1);
        books.awaitReported(2);
        var next = customer.endPeriod(end, now.minus(Duration.ofMinutes(5)));
        SoldByMeter.pay(next);

        books.awaitSettled(next);
        books.awaitSettled(little);
        assertThat(SoldByMeter.read(next).path("amount_paid").asLong()).isEqualTo(80);
        assertThat(books.booked(next)).containsExactly("line_cleared 500000");
        assertThat(books.booked(little)).containsExactly("line_cleared 300000");
        assertThat(books.usedLine()).isZero();
    }

    /** Stripe would collect nothing for so little; what was used is owed no longer all the same. */
    @Test
    void lessThanHalfACentIsRounding() {
        customer.subscribe(SoldByMeter.price(lessons, "0.0015"));
        use(lessons, "video_minute", Money.ofMicros(150_000), "0.02", inside, 1);
        books.awaitReported(1);

        var invoice = paid();

        books.awaitSettled(invoice);
        assertThat(books.usedLine()).isZero();
        assertThat(books.booked(invoice)).containsExactlyInAnyOrder("line_cleared 3000", "rounding_down 3000");
    }

    /** Exactly USD 0.00495, of which Stripe charges nothing; half a micro-USD more for each record is what we have charged. */
    @Test
    void whatEachRecordWasRoundedByIsRoundingToo() {
        customer.subscribe(SoldByMeter.price(lessons, "0.00055"));
        use(lessons, "video_minute", Money.ofMicros(55_000), "0.0001", inside, 900);
        books.awaitReported(900);

        var invoice = paid();

        books.awaitSettled(invoice);
        assertThat(books.usedLine()).isZero();
        assertThat(books.booked(invoice)).containsExactlyInAnyOrder("line_cleared 5400", "rounding_down 5400");
    }

    /** Subscribed to, and reported; each record is of ten, USD 0.50. */
    private void useLessons(int records) {
        customer.subscribe(SoldByMeter.price(lessons, "5"));
        use(lessons, "lesson", LESSON, "10", inside, records);
        books.awaitReported(records);
    }

    /** The period is over, and its invoice is paid. Answers that. */
    private String paid() {
        var invoice = customer.endPeriod(begin, end);
        SoldByMeter.pay(invoice);
        return invoice;
    }

    private void use(String eventName, String unit, Money price, String units, Instant at, int count) {
        books.use(spending, eventName, unit, price, units, at, count);
    }
}
