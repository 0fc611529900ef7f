package io.tutorflow.billing.notify.webhook;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Backlog;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries that are due. Each statement is its own transaction on the reactive driver: many run at once, which
 * one Hibernate session could not serve.
 */
@ApplicationScoped
class DueDeliveries {

    /**
     * Goes from endpoint to endpoint by the index, so that a thousand deliveries to one endpoint hide nobody else's;
     * whoever has waited longest is first. A claimed endpoint has its next turn when the claim expires or its outcome
     * is stored.
     */
    private static final String CLAIM = """
            WITH RECURSIVE waiting (endpoint_id) AS (
                (SELECT endpoint_id FROM webhook_delivery WHERE next_attempt_at IS NOT NULL ORDER BY endpoint_id LIMIT 1)
                UNION ALL
                SELECT (SELECT d.endpoint_id FROM webhook_delivery d
                        WHERE d.next_attempt_at IS NOT NULL AND d.endpoint_id > w.endpoint_id
                        ORDER BY d.endpoint_id LIMIT 1)
                FROM waiting w WHERE w.endpoint_id IS NOT NULL
            ), free AS (
                SELECT e.id, due.id AS delivery_id
                FROM waiting w
                JOIN webhook_endpoint e ON e.id = w.endpoint_id
                CROSS JOIN LATERAL (SELECT d.id FROM webhook_delivery d
                                    WHERE d.endpoint_id = e.id AND d.next_attempt_at <= $1
                                    ORDER BY d.next_attempt_at LIMIT 1) due
                WHERE e.status = 'enabled' AND e.next_turn_at <= $1
                ORDER BY e.next_turn_at LIMIT $3 FOR NO KEY UPDATE OF e SKIP LOCKED
            ), taken AS (
                UPDATE webhook_endpoint e SET next_turn_at = $2 FROM free WHERE e.id = free.id
                RETURNING e.id, e.url, e.secret, free.delivery_id
            )
            UPDATE webhook_delivery d SET attempts = d.attempts + 1, tries = d.tries + 1, next_attempt_at = $2
            FROM taken t, webhook_event v
            WHERE d.id = t.delivery_id AND d.next_attempt_at <= $1 AND v.id = d.event_id
            RETURNING d.id, d.event_id, d.endpoint_id, d.attempts, d.tries, t.url, v.payload,
                      t.secret || (SELECT coalesce(string_agg(' ' || f.secret, '' ORDER BY f.signs_until DESC), '')
                                   FROM webhook_former_secret f
                                   WHERE f.endpoint_id = t.id AND f.signs_until > $1) AS secrets""";

    /**
     * Changes nothing if it has been claimed or requested again in the meantime; a successful delivery stays delivered.
     * The endpoint is locked first, as when it is disabled.
     */
    private static final String NOTE = """
            WITH endpoint AS (
                SELECT id FROM webhook_endpoint WHERE id = $12 FOR NO KEY UPDATE
            ), noted AS (
                UPDATE webhook_delivery d
                SET state = $3, next_attempt_at = $4, ended_at = $5, response_status = $6, response = $7, error = $8
                FROM endpoint
                WHERE d.id = $1 AND d.endpoint_id = endpoint.id AND d.attempts = $2
                  AND (d.state = 'pending' OR $3 = 'delivered') AND ($3 <> 'pending' OR d.tries = $13)
                RETURNING d.id, d.endpoint_id
            ), logged AS (
                INSERT INTO webhook_attempt (delivery_id, number, at, response_status, response, error)
                SELECT id, $2, $9, $6, $7, $8 FROM noted
            ), forgotten AS (
                DELETE FROM webhook_attempt WHERE delivery_id = $1 AND number <= $2 - $11
            )
            UPDATE webhook_endpoint e
            SET next_turn_at = $9,
                failing_since = CASE WHEN $3 = 'delivered' THEN NULL ELSE coalesce(e.failing_since, $9) END,
                failed_at = CASE WHEN $3 = 'delivered' THEN e.failed_at ELSE $9 END,
                status = CASE WHEN $10 THEN 'disabled' ELSE e.status END,
                disabled_reason = CASE WHEN $10 THEN coalesce(e.disabled_reason, 'gone') ELSE e.disabled_reason END,
                disabled_at = CASE WHEN $10 THEN coalesce(e.disabled_at, $9) ELSE e.disabled_at END
            FROM noted WHERE e.id = noted.endpoint_id""";

    private static final String BACKLOG = """
            SELECT count(*) AS waiting, min(next_attempt_at) AS next FROM webhook_delivery WHERE next_attempt_at IS NOT NULL""";

    private final Pool pool;

    DueDeliveries(Pool pool) {
        this.pool = pool;
    }

    Uni<Backlog> backlog() {
        return pool.query(BACKLOG)
                .execute()
                .map(rows -> rows.iterator().next())
                .map(row -> Backlog.waiting(row.getLong("waiting"), row.getOffsetDateTime("next")));
    }

    /** One per endpoint; until the claim expires nobody else sends it, or anything else to its endpoint. */
    Uni<List<ClaimedDelivery>> claim(int most, Instant now) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(utc(now), utc(now.plus(WebhookLimits.CLAIM)), (long) most))
                .map(rows -> {
                    var claimed = new ArrayList<ClaimedDelivery>();
                    rows.forEach(row -> claimed.add(claimed(row)));
                    return claimed;
                });
    }

    Uni<Void> note(ClaimedDelivery delivery, Reply reply, Verdict verdict, Instant now) {
        var note = Note.of(reply, verdict);
        var next = verdict instanceof Verdict.Again again ? again.at() : null;
        var values = new ArrayList<@Nullable Object>();
        values.add(delivery.id());
        values.add(delivery.attempts());
        values.add(note.state());
        values.add(utc(next));
        values.add(next == null ? utc(now) : null);
        values.add(note.status());
        values.add(note.response());
        values.add(note.error());
        values.add(utc(now));
        values.add(verdict instanceof Verdict.Gone);
        values.add(WebhookLimits.KEPT_ATTEMPTS);
        values.add(delivery.endpointId());
        values.add(delivery.tries());
        return pool.preparedQuery(NOTE).execute(Tuple.from(values)).replaceWithVoid();
    }

    /** In its stored form. */
    private record Note(
            String state,
            @Nullable Integer status,
            @Nullable String response,
            @Nullable String error) {

        static Note of(Reply reply, Verdict verdict) {
            var state = switch (verdict) {
                case Verdict.Delivered delivered -> "delivered";
                case Verdict.Again again -> "pending";
                case Verdict.GivenUp givenUp -> "failed";
                case Verdict.Gone gone -> "failed";
            };
            return switch (reply) {
                case Reply.Answered answered -> new Note(state, answered.status(), answered.body(), null);
                case Reply.Unanswered unanswered -> new Note(state, null, null, unanswered.error());
            };
        }
    }

    private static ClaimedDelivery claimed(Row row) {
        var secrets = Stream.of(row.getString("secrets").split(" "))
                .map(SigningSecret::new)
                .toList();
        return new ClaimedDelivery(
                row.getUUID("id"),
                row.getUUID("event_id"),
                row.getUUID("endpoint_id"),
                row.getInteger("attempts"),
                row.getInteger("tries"),
                row.getString("url"),
                secrets,
                row.getString("payload"));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
