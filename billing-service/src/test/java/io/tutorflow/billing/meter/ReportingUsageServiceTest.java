package io.tutorflow.billing.meter;

import static io.tutorflow.billing.Newcomers.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.tutorflow.billing.Newcomers;
import io.tutorflow.billing.Stripes;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.payment.checkout.Payers;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.Topic;
import io.tutorflow.events.UsageSettled;
import io.tutorflow.testbed.StripeResource;
import io.tutorflow.testbed.TestStripe;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestTopic;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each record is in Stripe's meter once, whatever goes wrong on the way; what Stripe refuses stands on the record. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@WithTestResource(StripeResource.class)
class ReportingUsageServiceTest {

    private static final String EVENTS = "POST /v1/billing/meter_events";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Counts for its period, and is not of tomorrow. */
    private static final Duration LATELY = Duration.ofMinutes(1);

    @Inject
    Pool pool;

    @Inject
    DueWork work;

    @Inject
    MeteredUsageTable table;

    private final String meter = "lesson_" + UUID.randomUUID();
    private UUID account = new UUID(0, 0);
    private String meterId = "";

    @BeforeEach
    void customerAndMeter() {
        Stripes.isAsUsual();
        TestStripe.control("PUT", "metering", Map.of("lagMillis", 0, "times", 0));
        var payer = Payers.verified(pool);
        payer.begin(5).statusCode(201);
        account = UUID.fromString(payer.newcomer().organizationId());
        meterId = TestStripe.post(
                        "/v1/billing/meters",
                        "display_name=Lessons&event_name=" + URLEncoder.encode(meter, UTF_8)
                                + "&default_aggregation[formula]=sum")
                .path("id")
                .asText();
    }

    @AfterEach
    void asUsual() {
        TestStripe.control("DELETE", "faults", Map.of());
        Stripes.hasHadOnlyValidRequests();
    }

    @Test
    void reportsEachRecordOnce() {
        var records = IntStream.range(0, 2 * MeterLimits.BATCH + 7)
                .mapToObj(number -> used(3, LATELY))
                .toList();

        report();

        awaitStatus(records, "reported");
        assertThat(counted()).hasSize(records.size()).allMatch(event -> "3".equals(value(event)));
        assertThat(rows("attempts <> 1 OR late OR error IS NOT NULL")).isEmpty();
    }

    @Test
    void whatMayHaveArrivedIsSentUnderTheSameNameAndCountsOnce() {
        var records = List.of(used(2, LATELY), used(5, LATELY));
        TestStripe.control("PUT", "faults", Map.of("operation", EVENTS, "kind", "fail_afterwards", "times", 1));

        report();

        awaitStatus(records, "reported");
        assertThat(counted()).hasSize(2);
        assertThat(rows("attempts = 2")).hasSize(1);
    }

    /** By the first attempt Stripe has it, whatever it says of the others. */
    @ParameterizedTest
    @ValueSource(strings = {"lose_answer", "fail_afterwards"})
    void whatMayHaveArrivedIsNotTakenForUnsent(String fault) {
        var record = used(2, LATELY);
        TestStripe.control("PUT", "faults", Map.of("operation", EVENTS, "kind", fault, "times", 1));
        TestStripe.control("PUT", "faults", Map.of("operation", EVENTS, "kind", "refuse", "status", 429, "times", 100));

        report();

        awaitError(record, "rate limit exceeded");
        assertThat(row(record).getValue("sent_at")).isNotNull();
        TestStripe.control("DELETE", "faults", Map.of());
        awaitStatus(List.of(record), "reported");
        assertThat(counted()).hasSize(1);
    }

    @Test
    void whatMetAnotherRequestMayHaveArrived() {
        var record = used(2, LATELY);
        TestStripe.control("PUT", "faults", Map.of("operation", EVENTS, "kind", "refuse", "status", 409, "times", 100));

        report();

        awaitError(record, "cannot be accessed right now");
        assertThat(row(record).getValue("sent_at")).isNotNull();
        TestStripe.control("DELETE", "faults", Map.of());
        awaitStatus(List.of(record), "reported");
        assertThat(counted()).hasSize(1);
    }

    @Test
    void whatIsTooMuchForStripeIsSentLater() {
        var records = List.of(used(2, LATELY), used(5, LATELY), used(7, LATELY));
        TestStripe.control("PUT", "faults", Map.of("operation", EVENTS, "kind", "refuse", "status", 429, "times", 4));

        report();

        awaitStatus(records, "reported");
        assertThat(counted()).hasSize(3);
    }

    @Test
    void whatStripeRefusesStandsOnTheRecordAndTheOthersGoOn() {
        var wrong = used(1_234_567_890_123_456L, LATELY.multipliedBy(2));
        var right = used(4, LATELY);

        report();

        awaitStatus(List.of(wrong), "failed");
        awaitStatus(List.of(right), "reported");
        assertThat(row(wrong).getString("error")).contains("digits");
        assertThat(row(wrong).getInteger("attempts")).isEqualTo(1);
    }

    @Test
    void whatIsTooOldForItsPeriodCountsNow() {
        var old = used(2, Duration.ofDays(40));

        report();

        awaitStatus(List.of(old), "reported");
        assertThat(row(old).getBoolean("late")).isTrue();
        assertThat(counted())
                .singleElement()
                .matches(event -> event.path("timestamp").asLong()
                        > Instant.now().minus(Duration.ofHours(1)).getEpochSecond());
    }

    /** Stripe could have forgotten the identifier: sent again, it could count twice. */
    @Test
    void whatMayHaveArrivedYesterdayIsNotSentAgain() {
        var doubtful = used(2, Duration.ofMinutes(2));
        execute(
                "UPDATE metered_usage SET sent_at = $2, event_at = finalized_at, attempts = 1 WHERE id = $1",
                Tuple.of(doubtful, Instant.now().minus(Duration.ofHours(25)).atOffset(ZoneOffset.UTC)));
        var fresh = used(3, LATELY);

        report();

        awaitStatus(List.of(fresh), "reported");
        assertThat(row(doubtful).getString("status")).isEqualTo("pending");
        assertThat(row(doubtful).getInteger("attempts")).isEqualTo(1);
        assertThat(counted()).hasSize(1);
    }

    /** None of its records is wrong: they wait for a person, and then all are reported. */
    @Test
    void whatIsRefusedAsAWholeIsParkedUntilItIsMended() {
        var missing = "lesson_" + UUID.randomUUID();
        var records = IntStream.range(0, MeterLimits.REFUSALS + 3)
                .mapToObj(number -> used(account, missing, 1, LATELY))
                .toList();

        report();

        awaitParked(missing, "No meter found");
        awaitParked(missing, "Nothing that account " + account + " has used of meter " + missing + " can be reported");
        assertThat(rows("status = 'pending' AND sent_at IS NULL")).hasSize(records.size());
        TestStripe.post("/v1/billing/meters", "display_name=L&default_aggregation[formula]=sum&event_name=" + missing);
        with(TestTokens.operator())
                .post("/v1/admin/schedulers/meter-reports/parked/" + MeteredUsage.lane(account, missing) + "/retry")
                .then()
                .statusCode(200);
        awaitStatus(records, "reported");
    }

    @Test
    void whoeverHasNoCustomerIsParked() {
        var stranger = UUID.fromString(Newcomers.register().organizationId());
        var record = used(stranger, meter, 1, LATELY);

        report();

        Awaitility.await().atMost(PATIENCE).until(() -> parked(MeteredUsage.lane(stranger, meter)) != null);
        assertThat(parked(MeteredUsage.lane(stranger, meter))).contains("no customer at Stripe");
        assertThat(row(record).getString("status")).isEqualTo("pending");
        execute("DELETE FROM due_work WHERE job = 'meter-reports' AND parked_at IS NOT NULL", Tuple.tuple());
        execute("DELETE FROM metered_usage WHERE id = $1", Tuple.of(record));
    }

    /** It would be counted, and on no invoice. */
    @Test
    void whatNoInvoiceWouldChargeWaitsAndSaysSo() {
        var lane = MeteredUsage.lane(account, meter);
        var record = usedUncharged(account, meter, 3, LATELY);

        report();

        Awaitility.await().atMost(PATIENCE).until(() -> found("""
                SELECT FROM due_work WHERE id = $1 AND parked_at IS NULL
                    AND error LIKE 'No invoice of Stripe''s would charge it%'""", lane));
        assertThat(row(record).getInteger("attempts")).isZero();

        execute("UPDATE due_work SET attempts = 100, due_at = now() WHERE id = $1", Tuple.of(lane));

        awaitParked(meter, "No invoice of Stripe's would charge it");
        awaitParked(meter, "(account " + account + ", meter " + meter + ")");
        assertThat(row(record).getString("error")).startsWith("No invoice of Stripe's would charge it");
        assertThat(counted()).isEmpty();
    }

    private boolean found(String sql, UUID id) {
        return pool.preparedQuery(sql).executeAndAwait(Tuple.of(id)).size() > 0;
    }

    /** With the revision of each: the last one is how it stands. */
    @Test
    void howItStandsIsToldEachTimeThatItChanges() {
        var missing = "lesson_" + UUID.randomUUID();
        var wrong = used(1_234_567_890_123_456L, LATELY.multipliedBy(2));
        var right = used(4, LATELY);
        var waiting = used(account, missing, 1, LATELY);

        report();

        awaitTold(wrong, UsageSettled.FAILED, "digits");
        awaitTold(right, UsageSettled.METERED, null);
        awaitTold(waiting, UsageSettled.METERING, "No meter found");
        assertThat(told(right)).extracting(UsageSettled::revision).doesNotHaveDuplicates();
        var last = told(wrong).getLast().metering();
        assertThat(last == null ? 0 : last.attempts()).isEqualTo(1);
        execute("DELETE FROM due_work WHERE job = 'meter-reports' AND parked_at IS NOT NULL", Tuple.tuple());
        execute("DELETE FROM metered_usage WHERE id = $1", Tuple.of(waiting));
    }

    /** More usage makes nobody report beside whoever is at it, and no failure is tried again before its time. */
    @Test
    void moreUsageWaitsForWhatIsAtWork() throws Throwable {
        var lane = MeteredUsage.lane(account, meter);
        execute(
                "INSERT INTO due_work (job, id, due_at, attempts) VALUES ('meter-reports', $1, now() + interval '1 hour', 1)",
                Tuple.of(lane));

        VertxContextSupport.subscribeAndAwait(
                () -> Panache.withTransaction(() -> work.wakeAll(ReportingUsage.SCHEDULE, List.of(lane))));

        var row = pool.preparedQuery(
                        "SELECT woken, due_at > now() + interval '50 minutes' AS waits FROM due_work WHERE id = $1")
                .executeAndAwait(Tuple.of(lane))
                .iterator()
                .next();
        assertThat(row.getBoolean("woken")).isTrue();
        assertThat(row.getBoolean("waits")).isTrue();
        execute("UPDATE due_work SET due_at = now() WHERE id = $1", Tuple.of(lane));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> pool.preparedQuery("SELECT FROM due_work WHERE id = $1")
                                .executeAndAwait(Tuple.of(lane))
                                .size()
                        == 0);
    }

    /** As when a claim is over although its replica goes on: what the first one hears says nothing of what the second one sent. */
    @Test
    void whoeverWasBusyForgetsNothingThatAnotherHasSent() throws Throwable {
        var record = used(2, LATELY);
        var lane = MeteredUsage.lane(account, meter);
        var first = send(lane);
        var second = send(lane);

        VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(
                () -> table.store(List.of(new Report.Unsent(record, "too many requests")), first, Instant.now())));

        assertThat(second).singleElement().matches(MeteredUsageTable.ToSend::wasSent);
        assertThat(row(record).getValue("sent_at")).isNotNull();
        assertThat(row(record).getInteger("attempts")).isEqualTo(2);
        report();
        awaitStatus(List.of(record), "reported");
    }

    @Test
    void whoeverIsAtALaneAtTheSameMomentSeesWhatTheOtherSends() throws Throwable {
        var record = used(2, LATELY);
        var other = pool.getConnectionAndAwait();
        var sending = other.beginAndAwait();
        other.preparedQuery(
                        "UPDATE metered_usage SET attempts = 1, sent_at = now(), event_at = finalized_at WHERE id = $1")
                .executeAndAwait(Tuple.of(record));

        var sent = CompletableFuture.supplyAsync(() -> send(MeteredUsage.lane(account, meter)));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> pool.query("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                        + " AND query LIKE '%metered_usage%'")
                                .executeAndAwait()
                                .size()
                        > 0);
        sending.commitAndAwait();
        other.closeAndAwait();

        assertThat(sent.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .singleElement()
                .matches(toSend -> toSend.wasSent() && toSend.attempt() == 2);
        report();
        awaitStatus(List.of(record), "reported");
    }

    private List<MeteredUsageTable.ToSend> send(UUID lane) {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> Panache.withTransaction(() -> table.send(lane, Instant.now())));
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    private void awaitTold(UUID record, String status, @Nullable String error) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            var told = told(record);
            assertThat(told).isNotEmpty();
            var last = told.getLast();
            assertThat(last.status()).isEqualTo(status);
            if (error == null) {
                assertThat(last.error()).isNull();
            } else {
                assertThat(last.error()).contains(error);
            }
        });
    }

    private List<UsageSettled> told(UUID record) {
        try (var topic = new TestTopic(Topic.USAGE_SETTLED.topicName())) {
            return topic.values(account.toString()).stream()
                    .map(value -> EventJson.read(value, UsageSettled.class))
                    .filter(event -> event.usageRecordIds().contains(record))
                    .sorted(Comparator.comparingLong(UsageSettled::revision))
                    .toList();
        }
    }

    private void awaitParked(String eventName, String why) {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            var parked = parked(MeteredUsage.lane(account, eventName));
            return parked != null && parked.contains(why);
        });
    }

    private @Nullable String parked(UUID lane) {
        var rows = pool.preparedQuery(
                        "SELECT error FROM due_work WHERE job = 'meter-reports' AND id = $1 AND parked_at IS NOT NULL")
                .executeAndAwait(Tuple.of(lane));
        return rows.size() == 0 ? null : rows.iterator().next().getString(0);
    }

    private UUID used(long value, Duration ago) {
        return used(account, meter, value, ago);
    }

    private UUID used(UUID by, String eventName, long value, Duration ago) {
        ChargedByHand.charge(pool, by, eventName);
        return usedUncharged(by, eventName, value, ago);
    }

    private UUID usedUncharged(UUID by, String eventName, long value, Duration ago) {
        var id = UUID.randomUUID();
        var at = Instant.now().minus(ago).truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        execute("""
                INSERT INTO metered_usage (id, account_id, lane_id, event_name, value, finalized_at, status)
                VALUES ($1, $2, $3, $4, $5, $6, 'pending')""", Tuple.of(id, by, MeteredUsage.lane(by, eventName), eventName, value, at));
        return id;
    }

    private void report() {
        execute("""
                INSERT INTO due_work (job, id, due_at, attempts)
                SELECT DISTINCT 'meter-reports', lane_id, now(), 0 FROM metered_usage WHERE status = 'pending'
                ON CONFLICT (job, id) DO UPDATE SET due_at = excluded.due_at""", Tuple.tuple());
    }

    private void awaitError(UUID record, String error) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(row(record).getString("error")).contains(error));
    }

    private void awaitStatus(List<UUID> records, String status) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(records)
                        .allSatisfy(
                                id -> assertThat(row(id).getString("status")).isEqualTo(status)));
    }

    /** What Stripe has taken for this test's meter, each event as often as it counts. */
    private List<JsonNode> counted() {
        var events = TestStripe.control("GET", "meters/" + meterId + "/events", Map.of())
                .path("events");
        return StreamSupport.stream(events.spliterator(), false).toList();
    }

    private static String value(JsonNode event) {
        return event.path("value").asText();
    }

    private Row row(UUID id) {
        return pool.preparedQuery("SELECT * FROM metered_usage WHERE id = $1")
                .execute(Tuple.of(id))
                .await()
                .indefinitely()
                .iterator()
                .next();
    }

    private List<Row> rows(String which) {
        var rows = pool.preparedQuery("SELECT * FROM metered_usage WHERE account_id = $1 AND (" + which + ")")
                .execute(Tuple.of(account))
                .await()
                .indefinitely();
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    private void execute(String sql, Tuple values) {
        pool.preparedQuery(sql).execute(values).await().indefinitely();
    }
}
