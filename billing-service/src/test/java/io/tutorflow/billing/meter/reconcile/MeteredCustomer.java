package io.tutorflow.billing.meter.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tutorflow.billing.meter.ChargedByHand;
import io.tutorflow.billing.payment.checkout.Payers;
import io.tutorflow.testbed.TestStripe;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** A workspace with a customer and a meter at the sandbox's Stripe, and usage that was reported to it. */
final class MeteredCustomer {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Pool pool;
    final UUID account;
    final String customer;
    final String eventName = "lesson_" + UUID.randomUUID();
    final String meterId;
    final UUID lane;

    MeteredCustomer(Pool pool) {
        this.pool = pool;
        var payer = Payers.verified(pool);
        payer.begin(5).statusCode(201);
        account = UUID.fromString(payer.newcomer().organizationId());
        customer = one("SELECT customer_id FROM stripe_customer WHERE account_id = $1", Tuple.of(account))
                .getString(0);
        meterId = TestStripe.post(
                        "/v1/billing/meters",
                        "display_name=Lessons&event_name=" + URLEncoder.encode(eventName, UTF_8)
                                + "&default_aggregation[formula]=sum")
                .path("id")
                .asText();
        ChargedByHand.charge(pool, account, eventName);
        lane = UUID.nameUUIDFromBytes(("meter:" + account + ":" + eventName).getBytes(UTF_8));
    }

    /** Usage that Stripe has, as is written down. */
    UUID reported(long value, Duration ago) {
        var id = written("reported", value, ago, Duration.ofHours(30));
        toStripe(id, value, ago);
        return id;
    }

    /** Usage of which nobody knows whether Stripe has it. */
    UUID unanswered(long value, Duration ago, Duration sentAgo) {
        return written("pending", value, ago, sentAgo);
    }

    UUID written(String status, long value, Duration ago, Duration sentAgo) {
        var id = UUID.randomUUID();
        execute("""
                INSERT INTO metered_usage (id, account_id, lane_id, event_name, value, finalized_at, status, attempts, error,
                    sent_at, event_at, reported_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, 1, CASE $7 WHEN 'failed' THEN 'refused' END, $8, $6,
                    CASE $7 WHEN 'reported' THEN $8 END)""", Tuple.from(List.of(id, account, lane, eventName, value, at(ago), status, at(sentAgo))));
        return id;
    }

    /** Usage that Stripe has refused, so that it cannot have it. */
    UUID refused(long value, Duration ago, int attempts) {
        var id = written("failed", value, ago, Duration.ofHours(30));
        execute(
                "UPDATE metered_usage SET sent_at = NULL, event_at = NULL, attempts = $2 WHERE id = $1",
                Tuple.of(id, attempts));
        return id;
    }

    /** Without a word to us. */
    void toStripe(UUID identifier, long value, Duration ago) {
        TestStripe.post(
                "/v1/billing/meter_events",
                "event_name=" + eventName + "&identifier=" + identifier + "&timestamp="
                        + at(ago).toEpochSecond() + "&payload[stripe_customer_id]=" + customer + "&payload[value]="
                        + value);
    }

    void awaitCounted(long sum) {
        Awaitility.await().atMost(PATIENCE).until(() -> counted() == sum);
    }

    /** Of all that Stripe takes, in sum. */
    private long counted() {
        var today = LocalDate.now(ZoneOffset.UTC);
        var summaries = TestStripe.get("/v1/billing/meters/" + meterId + "/event_summaries?customer=" + customer
                        + "&start_time="
                        + today.minusDays(40).atStartOfDay().toEpochSecond(ZoneOffset.UTC) + "&end_time="
                        + today.plusDays(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC))
                .path("data");
        return StreamSupport.stream(summaries.spliterator(), false)
                .mapToLong(summary -> summary.path("aggregated_value").asLong())
                .sum();
    }

    /** How often Stripe was sent a record, be it counted or not. */
    long sent(UUID identifier) {
        var events = TestStripe.control("GET", "meters/" + meterId + "/events", Map.of())
                .path("events");
        return StreamSupport.stream(events.spliterator(), false)
                .filter(event -> event.path("identifier").asText().equals(identifier.toString()))
                .count();
    }

    void compare() {
        execute("""
                INSERT INTO due_work (job, id, due_at, attempts) VALUES ('meter-comparisons', $1, now(), 0)
                ON CONFLICT (job, id) DO UPDATE SET due_at = excluded.due_at, parked_at = NULL""", Tuple.of(account));
    }

    /** Nothing is left to find out. */
    void awaitCompared() {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> pool.preparedQuery("SELECT FROM due_work WHERE job = 'meter-comparisons' AND id = $1")
                                .executeAndAwait(Tuple.of(account))
                                .size()
                        == 0);
    }

    /** Why it is looked at again, and not soon. */
    String awaitPutOff() {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> one("""
                        SELECT count(*) FROM due_work
                        WHERE job = 'meter-comparisons' AND id = $1 AND due_at > now() + interval '30 minutes'""", Tuple.of(account)).getLong(0) == 1);
        return one("SELECT error FROM due_work WHERE job = 'meter-comparisons' AND id = $1", Tuple.of(account))
                .getString(0);
    }

    Row usage(UUID id) {
        return one("SELECT * FROM metered_usage WHERE id = $1", Tuple.of(id));
    }

    void awaitStatus(UUID id, String status) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> usage(id).getString("status").equals(status));
    }

    List<Row> differences() {
        var rows = pool.preparedQuery("SELECT * FROM meter_difference WHERE account_id = $1 ORDER BY found_at")
                .executeAndAwait(Tuple.of(account));
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    void execute(String sql, Tuple values) {
        pool.preparedQuery(sql).executeAndAwait(values);
    }

    private Row one(String sql, Tuple values) {
        return pool.preparedQuery(sql).executeAndAwait(values).iterator().next();
    }

    static OffsetDateTime at(Duration ago) {
        return Instant.now().minus(ago).truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
