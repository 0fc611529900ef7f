package io.tutorflow.billing.meter.settle;

import static io.tutorflow.billing.Newcomers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.Clock;
import io.tutorflow.billing.Stripes;
import io.tutorflow.billing.account.mode.BilledWorkspace;
import io.tutorflow.billing.ledger.hold.Spending;
import io.tutorflow.billing.meter.ChargedByHand;
import io.tutorflow.billing.meter.plan.ToldPrices;
import io.tutorflow.events.CatalogPublished.CatalogVersion;
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
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each unit is on exactly one invoice, whatever happens in its month: switches, other prices, and what people do at Stripe. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class ChargedOnceServiceTest {

    private static final Duration PATIENCE = MeteredBooks.PATIENCE;

    private static final Money LESSON = Money.ofCredits(5);

    private static final String EVENTS = "POST /v1/billing/meter_events";

    private static final String SUMMARIES = "GET /v1/billing/meters/{id}/event_summaries";

    private static final String LOOK = "GET /v1/subscriptions/{id}";

    @Inject
    Pool pool;

    @Inject
    Spending spending;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);

    private ToldPrices told;
    private String lessons;
    private BilledWorkspace workspace;
    private MeteredBooks books;

    @BeforeEach
    void aWorkspaceThatStripeKnows() {
        Stripes.isAsUsual();
        TestStripe.control("PUT", "metering", Map.of("lagMillis", 0, "times", 0));
        told = new ToldPrices(pool);
        told.tell(told.price("lesson", "0.05", 2));
        lessons = told.eventName("lesson", 2);
        workspace = BilledWorkspace.make(pool).knownToStripe();
        books = new MeteredBooks(pool, workspace.id());
        SoldByMeter.withCard(books.customer());
    }

    @AfterEach
    void asUsual() {
        Clock.move("PT0S");
        Stripes.isAsUsual();
        Stripes.hasHadOnlyValidRequests();
    }

    /** Stripe charges what it counts from the subscription's beginning on; what was used before that is told later. */
    @Test
    void whatIsUsedBeforeThereIsASubscriptionIsOnItsFirstInvoice() {
        meteredForHours();
        use(2, now.minus(Duration.ofHours(2)));
        awaitWaiting();
        assertThat(books.usage("attempts > 0")).isEmpty();

        Stripes.fails(LOOK, "refuse", 1_000);
        provision();
        var sold = awaitSubscription();
        sold.begunAt(now.minus(Duration.ofHours(1)));
        Clock.move("-PT10M");
        Stripes.isAsUsual();

        books.awaitReported(2);
        awaitCounted(lessons, 2);
        assertThat(books.usage("late AND event_at > finalized_at")).hasSize(2);
        var invoice = sold.endPeriod(now.minus(Duration.ofHours(1)), now.minus(Duration.ofMinutes(5)));
        SoldByMeter.pay(invoice);
        books.awaitSettled(invoice);
        assertThat(books.booked(invoice)).containsExactly("line_cleared 1000000");
        assertThat(books.usedLine()).isZero();
    }

    private void meteredForHours() {
        Clock.move("-PT5H");
        workspace.metered();
        Clock.move("PT0S");
    }

    /** Nothing is sent again of which nobody knows whether Stripe has it, until Stripe was asked what it has counted. */
    @Test
    void aWholeDayOfStripeAwayLosesNothingAndCountsNothingTwice() {
        var sold = soldByHand();
        var used = now.minus(Duration.ofHours(31));
        Clock.move("-PT31H");
        use(3, used);
        await().atMost(PATIENCE).until(() -> books.usage("true").size() == 3);
        var first = books.usage("true").stream()
                .map(row -> row.getUUID("id").toString())
                .sorted()
                .findFirst()
                .orElseThrow();
        toStripe(first, used);
        Stripes.fails(EVENTS, "refuse", 10_000);
        Stripes.fails(SUMMARIES, "refuse", 10_000);
        ChargedByHand.charge(pool, workspace.id(), lessons);
        hasten("meter-reports");
        await().atMost(PATIENCE)
                .until(() ->
                        books.usage("error IS NOT NULL AND sent_at IS NOT NULL").size() == 1);

        Clock.move("-PT3H");
        hasten("meter-reports");
        await().atMost(PATIENCE)
                .until(() -> books.count(
                                "SELECT count(*) FROM due_work WHERE job = 'meter-comparisons' AND id = $1 AND attempts > 0"
                                        + " AND error IS NOT NULL",
                                workspace.id())
                        == 1);
        assertThat(books.usage("status = 'pending'")).hasSize(3);
        int attempts = attempts(first);

        Stripes.isAsUsual();
        hasten("meter-reports");
        books.awaitReported(2);
        assertThat(awaitCounted(lessons, 3)).contains(first);
        Clock.move("-PT10M");
        hasten("meter-comparisons");

        books.awaitReported(3);
        assertThat(attempts(first)).isEqualTo(attempts);
        assertThat(awaitCounted(lessons, 3)).doesNotHaveDuplicates().contains(first);
        compare();
        var invoice = sold.endPeriod(now.minus(Duration.ofHours(40)), now.minus(Duration.ofMinutes(5)));
        SoldByMeter.pay(invoice);
        books.awaitSettled(invoice);
        assertThat(books.booked(invoice)).containsExactly("line_cleared 1500000");
        assertThat(books.usedLine()).isZero();
    }

    /** Its invoice is a draft for as long as that takes. */
    @Test
    void whatEndsAfterTheReturnToInvoicesIsOnTheLastInvoiceOfStripe() {
        var sold = soldByHand();
        var end = now.minus(Duration.ofHours(1));
        ChargedByHand.charge(pool, workspace.id(), lessons);
        use(1, now.minus(Duration.ofHours(2)));
        books.awaitReported(1);
        var invoice = sold.endPeriod(now.minus(Duration.ofHours(3)), end);
        pool.preparedQuery("UPDATE metered_item SET until = $2 WHERE account_id = $1")
                .executeAndAwait(Tuple.of(workspace.id(), end.atOffset(ZoneOffset.UTC)));

        use(1, now.minus(Duration.ofMinutes(30)));

        books.awaitReported(2);
        assertThat(books.usage("late"))
                .singleElement()
                .extracting(row -> row.getOffsetDateTime("event_at").toInstant())
                .isEqualTo(end.minus(Duration.ofMinutes(1)));
        awaitCounted(lessons, 2);
        SoldByMeter.pay(invoice);
        books.awaitSettled(invoice);
        assertThat(books.booked(invoice)).containsExactly("line_cleared 1000000");
        assertThat(books.usedLine()).isZero();
    }

    @Test
    void anotherPriceInMidMonthIsOnTheSameInvoiceBesideTheOldOne() {
        provision();
        meteredForHours();
        var sold = awaitSubscription();
        beganHoursAgo(sold);
        use(1, now.minus(Duration.ofHours(2)));
        books.awaitReported(1);

        var old = new CatalogVersion(1, ToldPrices.LONG_AGO, List.of(told.price("lesson", "0.05", 2)));
        told.tell(old, new CatalogVersion(2, now.minusSeconds(6_000), List.of(told.price("lesson", "0.06", 3))));
        provision();
        await().atMost(PATIENCE)
                .until(() ->
                        books.count("SELECT count(*) FROM metered_item WHERE account_id = $1", workspace.id()) == 2);
        beganHoursAgo(sold);
        books.useUncharged(
                spending,
                told.eventName("lesson", 3),
                "lesson",
                Money.ofCredits(6),
                "10",
                now.minus(Duration.ofMinutes(90)),
                1);

        books.awaitReported(2);
        awaitCounted(told.eventName("lesson", 3), 1);
        assertThat(books.usage("late")).isEmpty();
        var invoice = sold.endPeriod(now.minus(Duration.ofHours(3)), now.minus(Duration.ofHours(1)));
        SoldByMeter.pay(invoice);
        books.awaitSettled(invoice);
        assertThat(SoldByMeter.read(invoice).path("total").asLong()).isEqualTo(110);
        assertThat(books.booked(invoice)).containsExactly("line_cleared 1100000");
        assertThat(books.usedLine()).isZero();
    }

    /** What the ended one had counted since its last invoice is lost at Stripe, and owed here. */
    @Test
    void whatIsUsedAfterSomebodyHasEndedTheSubscriptionIsOnAnInvoiceOfTheNextOne() {
        provision();
        meteredForHours();
        var ended = awaitSubscription();
        beganHoursAgo(ended);
        use(1, now.minus(Duration.ofHours(2)));
        books.awaitReported(1);

        var open = openInvoice();

        ended.end();
        await().atMost(PATIENCE)
                .until(() -> books.count(
                                "SELECT count(*) FROM metered_subscription WHERE status = 'lost' AND account_id = $1",
                                workspace.id())
                        == 1);
        assertThat(SoldByMeter.read(open).path("status").asText()).isEqualTo("open");
        assertThat(SoldByMeter.read(open).path("auto_advance").asBoolean()).isTrue();
        use(2, now.minus(Duration.ofMinutes(90)));
        awaitWaiting();
        assertThat(books.usage("attempts > 0")).hasSize(1);

        Stripes.fails(LOOK, "refuse", 1_000);
        with(TestTokens.operator())
                .post("/v1/admin/workspaces/" + workspace.id() + "/subscription")
                .then()
                .statusCode(200);
        var next = awaitSubscription();
        next.begunAt(now.minus(Duration.ofHours(1)));
        Clock.move("-PT10M");
        Stripes.isAsUsual();

        books.awaitReported(3);
        awaitCounted(lessons, 3);
        var invoice = next.endPeriod(now.minus(Duration.ofHours(1)), now.minus(Duration.ofMinutes(5)));
        SoldByMeter.pay(invoice);
        books.awaitSettled(invoice);
        assertThat(books.booked(invoice)).containsExactly("line_cleared 1000000");
        assertThat(books.usedLine()).isEqualTo(500_000);
    }

    /** By a subscription that is none of ours, whose periods lie where the test wants them. */
    private SoldByMeter soldByHand() {
        books.meteredSince(now.minus(Duration.ofDays(60)));
        SoldByMeter.meter(lessons);
        return new SoldByMeter(books.customer()).subscribe(SoldByMeter.price(lessons, "5"));
    }

    /** Stripe charges it an hour later. */
    private String openInvoice() {
        var invoice = TestStripe.post("/v1/invoices", "currency=usd&customer=" + books.customer())
                .path("id")
                .asText();
        SoldByMeter.add(invoice, "Setup", 300);
        TestStripe.post("/v1/invoices/" + invoice + "/finalize", "auto_advance=true");
        return invoice;
    }

    /** And we have seen that. */
    private void beganHoursAgo(SoldByMeter sold) {
        var begun = now.minus(Duration.ofHours(3));
        sold.begunAt(begun);
        hasten("metered-subscriptions");
        await().atMost(PATIENCE).until(() -> {
            var rows = pool.preparedQuery("SELECT since FROM metered_item WHERE account_id = $1")
                    .executeAndAwait(Tuple.of(workspace.id()));
            return rows.size() > 0
                    && StreamSupport.stream(rows.spliterator(), false)
                            .allMatch(row ->
                                    row.getOffsetDateTime("since").toInstant().equals(begun));
        });
    }

    /** Its due work, whatever it waits for. */
    private void hasten(String job) {
        pool.preparedQuery("""
                        UPDATE due_work SET due_at = now() WHERE job = $2
                            AND (id = $1 OR id IN (SELECT lane_id FROM metered_usage WHERE account_id = $1))""").executeAndAwait(Tuple.of(workspace.id(), job));
    }

    private void awaitWaiting() {
        await().atMost(PATIENCE)
                .until(() -> books.count(
                                "SELECT count(*) FROM due_work WHERE job = 'meter-reports' AND error LIKE 'No invoice of%'"
                                        + " AND id IN (SELECT lane_id FROM metered_usage WHERE account_id = $1)",
                                workspace.id())
                        == 1);
    }

    /** Nothing differs then. */
    private void compare() {
        pool.preparedQuery("""
                        INSERT INTO due_work (job, id, due_at, attempts) VALUES ('meter-comparisons', $1, now(), 0)
                        ON CONFLICT (job, id) DO UPDATE SET due_at = excluded.due_at, parked_at = NULL""").executeAndAwait(Tuple.of(workspace.id()));
        await().atMost(PATIENCE)
                .until(() -> books.count(
                                "SELECT count(*) FROM due_work WHERE job = 'meter-comparisons' AND id = $1",
                                workspace.id())
                        == 0);
        assertThat(books.count("SELECT count(*) FROM meter_difference WHERE account_id = $1", workspace.id()))
                .isZero();
    }

    private int attempts(String id) {
        return books.usage("id = '" + id + "'").getFirst().getInteger("attempts");
    }

    /** Ten lessons, of which we do not know. */
    private void toStripe(String identifier, Instant at) {
        TestStripe.post(
                "/v1/billing/meter_events",
                "event_name=" + lessons + "&identifier=" + identifier + "&timestamp=" + at.getEpochSecond()
                        + "&payload[stripe_customer_id]=" + books.customer() + "&payload[value]=10");
    }

    /** Once Stripe has counted as many: their identifiers. */
    private List<String> awaitCounted(String eventName, int events) {
        await().atMost(PATIENCE)
                .until(() -> counted(eventName)
                                .filter(event -> event.path("state").asText().equals("counted"))
                                .count()
                        == events);
        return counted(eventName)
                .map(event -> event.path("identifier").asText())
                .toList();
    }

    private static Stream<JsonNode> counted(String eventName) {
        var meters = TestStripe.get("/v1/billing/meters?limit=100").path("data");
        var meter = StreamSupport.stream(meters.spliterator(), false)
                .filter(each -> each.path("event_name").asText().equals(eventName))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        var events = TestStripe.control("GET", "meters/" + meter + "/events", Map.of())
                .path("events");
        return StreamSupport.stream(events.spliterator(), false);
    }

    /** Lessons, ten for each record, USD 0.50. */
    private void use(int records, Instant at) {
        books.useUncharged(spending, lessons, "lesson", LESSON, "10", at, records);
    }

    private static void provision() {
        with(TestTokens.operator()).post("/v1/admin/stripe/catalog").then().statusCode(200);
    }

    private SoldByMeter awaitSubscription() {
        await().atMost(PATIENCE)
                .until(() -> books.count(
                                "SELECT count(*) FROM metered_subscription WHERE status = 'running' AND account_id = $1",
                                workspace.id())
                        == 1);
        return SoldByMeter.by(
                books.customer(),
                books.one("SELECT subscription_id FROM metered_subscription WHERE account_id = $1"
                                + " ORDER BY generation DESC LIMIT 1")
                        .getString(0));
    }
}
