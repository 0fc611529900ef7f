package io.tutorflow.billing.notify.webhook;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

/** Events and their deliveries, in the caller's session. */
@ApplicationScoped
class EventTable {

    /** An existing event creates no deliveries, and an event that no endpoint wants is not stored. */
    private static final String TELL = """
            WITH wanting AS (
                SELECT id FROM webhook_endpoint
                WHERE account_id = :account AND status = 'enabled'
                  AND (cardinality(events) = 0 OR CAST(:type AS text) = ANY (events))
            ), event AS (
                INSERT INTO webhook_event (id, account_id, type, payload, created_at)
                SELECT :id, :account, CAST(:type AS text), :payload, :now WHERE EXISTS (SELECT FROM wanting)
                ON CONFLICT (id) DO NOTHING RETURNING id
            )
            INSERT INTO webhook_delivery (id, event_id, endpoint_id, state, attempts, tries, next_attempt_at, created_at)
            SELECT CAST(md5(CAST(event.id AS text) || CAST(wanting.id AS text)) AS uuid), event.id, wanting.id,
                   'pending', 0, 0, :now, :now
            FROM event, wanting""";

    private static final String TELL_ONE = """
            WITH event AS (
                INSERT INTO webhook_event (id, account_id, type, payload, created_at)
                SELECT :id, account_id, CAST(:type AS text), :payload, :now FROM webhook_endpoint WHERE id = :endpoint
                RETURNING id
            )
            INSERT INTO webhook_delivery (id, event_id, endpoint_id, state, attempts, tries, next_attempt_at, created_at)
            SELECT :delivery, event.id, :endpoint, 'pending', 0, 0, :now, :now FROM event""";

    private static final String TESTS = """
            SELECT count(*) FROM webhook_delivery d JOIN webhook_event v ON v.id = d.event_id
            WHERE d.endpoint_id = :endpoint AND d.created_at > :since AND v.type = :type""";

    Uni<Void> tell(UUID account, WebhookType type, UUID id, String payload, Instant now) {
        return run(
                TELL,
                statement -> statement
                        .setParameter("account", account)
                        .setParameter("type", type.text())
                        .setParameter("id", id)
                        .setParameter("payload", payload)
                        .setParameter("now", now));
    }

    Uni<Void> tellOne(UUID endpoint, QueuedBody ids, String payload, Instant now) {
        return run(
                TELL_ONE,
                statement -> statement
                        .setParameter("endpoint", endpoint)
                        .setParameter("type", WebhookType.TEST.text())
                        .setParameter("id", ids.eventId())
                        .setParameter("delivery", ids.deliveryId())
                        .setParameter("payload", payload)
                        .setParameter("now", now));
    }

    Uni<Long> testsSince(UUID endpoint, Instant since) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TESTS, Long.class)
                        .setParameter("endpoint", endpoint)
                        .setParameter("since", since)
                        .setParameter("type", WebhookType.TEST.text())
                        .getSingleResult());
    }

    private static Uni<Void> run(String sql, UnaryOperator<Mutiny.MutationQuery> parameters) {
        return Panache.getSession()
                .chain(session ->
                        parameters.apply(session.createNativeQuery(sql)).executeUpdate())
                .replaceWithVoid();
    }
}
