package io.tutorflow.billing.meter.reconcile;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What operators have taken back, within the transaction of the caller. */
@ApplicationScoped
class AdjustmentTable {

    private static final String FIND = """
            SELECT d.account_id, d.event_name, d.closed_at IS NULL AND d.counted > d.reported,
                EXISTS (SELECT FROM metered_usage u WHERE u.id = ANY (CAST(:records AS uuid[]))
                    AND (u.status = 'reported' OR u.status = 'pending' AND u.sent_at IS NOT NULL))
            FROM meter_difference d WHERE d.id = :id""";

    private static final String ASK = """
            INSERT INTO meter_adjustment (id, difference_id, identifier, reason, asked_by, asked_at)
            VALUES (:id, :difference, :identifier, :reason, :by, :now)""";

    private static final String DONE = "UPDATE meter_adjustment SET done_at = :now WHERE id = :id";

    private static final String REFUSED = "UPDATE meter_adjustment SET error = :why WHERE id = :id";

    /**
     * A difference of which an event is to be taken back.
     *
     * @param isSurplus it is open, and Stripe has counted more than was reported
     * @param isReported the event is what was reported, or is about to be, so that it is none too many
     */
    record Adjustable(UUID account, String eventName, boolean isSurplus, boolean isReported) {}

    Uni<Optional<Adjustable>> find(UUID difference, String identifier) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("id", difference)
                        .setParameter(
                                "records",
                                EventIdentifiers.recordOf(identifier).stream().toArray(UUID[]::new))
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(AdjustmentTable::adjustable));
    }

    /** Before Stripe is asked. */
    Uni<Void> ask(UUID id, UUID difference, AdjustmentRequest request, String by, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ASK)
                        .setParameter("id", id)
                        .setParameter("difference", difference)
                        .setParameter("identifier", request.identifier())
                        .setParameter("reason", request.reason())
                        .setParameter("by", by)
                        .setParameter("now", now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> done(UUID id, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DONE)
                        .setParameter("id", id)
                        .setParameter("now", now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> refused(UUID id, String why) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REFUSED)
                        .setParameter("id", id)
                        .setParameter("why", why)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Adjustable adjustable(@Nullable Object[] row) {
        return new Adjustable(
                DifferenceTable.uuid(row[0]),
                DifferenceTable.text(row[1]),
                Boolean.TRUE.equals(row[2]),
                Boolean.TRUE.equals(row[3]));
    }
}
