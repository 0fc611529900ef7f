package io.tutorflow.billing.notify.webhook;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log of an endpoint's deliveries, in the caller's session; the caller has checked whose endpoint it is. */
@ApplicationScoped
class DeliveryTable {

    private static final String SELECTED =
            " WHERE d.endpoint_id = :endpoint AND (CAST(:state AS text) IS NULL OR d.state = CAST(:state AS text))";

    private static final String COUNT = "SELECT count(*) FROM webhook_delivery d" + SELECTED;

    private static final String LIST = """
            SELECT d.id, d.event_id, v.type, v.payload, d.state, d.attempts, d.response_status, d.response, d.error,
                   d.next_attempt_at, d.created_at,
                   (SELECT CAST(json_agg(json_build_object(
                           'number', a.number, 'at', a.at, 'responseStatus', a.response_status,
                           'response', a.response, 'error', a.error) ORDER BY a.number) AS text)
                    FROM webhook_attempt a WHERE a.delivery_id = d.id)
            FROM webhook_delivery d JOIN webhook_event v ON v.id = d.event_id""" + SELECTED + " ORDER BY d.created_at DESC, d.id LIMIT :most OFFSET :skipped";

    /** The schedule of attempts starts over. */
    private static final String REPLAY = """
            UPDATE webhook_delivery SET state = 'pending', tries = 0, next_attempt_at = :now, ended_at = NULL
            WHERE id = :id AND endpoint_id = :endpoint RETURNING event_id""";

    private static final String EVENT_OF = "SELECT event_id FROM webhook_delivery WHERE id = :id";

    private static final String FORGET = """
            DELETE FROM webhook_delivery WHERE id IN (
                SELECT id FROM webhook_delivery WHERE ended_at < :before ORDER BY ended_at LIMIT :most
                FOR UPDATE SKIP LOCKED)""";

    /**
     * Deliveries created at the moment in which their endpoint was disabled; the database has ended the others with it.
     */
    private static final String END_OF_DISABLED = """
            UPDATE webhook_delivery d
            SET state = 'failed', next_attempt_at = NULL, ended_at = :now, error = 'the endpoint was disabled'
            FROM webhook_endpoint e
            WHERE e.id = d.endpoint_id AND e.status = 'disabled' AND d.next_attempt_at IS NOT NULL""";

    private final Payloads payloads;

    DeliveryTable(Payloads payloads) {
        this.payloads = payloads;
    }

    /** @param state null for all */
    Uni<DeliveryPageBody> list(UUID endpoint, @Nullable String state, PageRequest page) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LIST, Object[].class)
                        .setParameter("endpoint", endpoint)
                        .setParameter("state", state)
                        .setParameter("most", page.limit())
                        .setParameter("skipped", page.offset())
                        .getResultList()
                        .chain(rows -> session.createNativeQuery(COUNT, Long.class)
                                .setParameter("endpoint", endpoint)
                                .setParameter("state", state)
                                .getSingleResult()
                                .map(total -> new DeliveryPageBody(
                                        rows.stream().map(this::body).toList(), total))));
    }

    /** The ids of the replayed events: one, or none if there is no such delivery. */
    Uni<List<UUID>> replay(UUID endpoint, UUID id, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REPLAY, UUID.class)
                        .setParameter("endpoint", endpoint)
                        .setParameter("id", id)
                        .setParameter("now", now)
                        .getResultList());
    }

    Uni<Optional<UUID>> eventOf(UUID delivery) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(EVENT_OF, UUID.class)
                        .setParameter("id", delivery)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    Uni<Integer> forget(Instant before, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter("before", before)
                        .setParameter("most", most)
                        .executeUpdate());
    }

    Uni<Integer> endThoseOfDisabled(Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(END_OF_DISABLED)
                        .setParameter("now", now)
                        .executeUpdate());
    }

    private DeliveryBody body(Object[] row) {
        return new DeliveryBody(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                payloads.read((String) row[3]),
                (String) row[4],
                ((Number) row[5]).intValue(),
                row[6] == null ? null : ((Number) row[6]).intValue(),
                (String) row[7],
                (String) row[8],
                row[9] == null ? null : ((OffsetDateTime) row[9]).toInstant(),
                ((OffsetDateTime) row[10]).toInstant(),
                row[11] == null ? List.of() : payloads.readAttempts((String) row[11]));
    }
}
