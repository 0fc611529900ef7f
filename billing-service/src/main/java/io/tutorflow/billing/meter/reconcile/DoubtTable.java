package io.tutorflow.billing.meter.reconcile;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.meter.MeterLimits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What was sent so long ago without an answer that a repeat could count twice, within the transaction of the caller. */
@ApplicationScoped
class DoubtTable {

    private static final String LOCK = """
            SELECT id, lane_id, event_name, CAST(event_at AT TIME ZONE 'UTC' AS date), value, sent_at
            FROM metered_usage WHERE account_id = :account AND status = 'pending' AND sent_at <= :known
            ORDER BY id FOR UPDATE""";

    private static final String ARRIVED = """
            UPDATE metered_usage SET status = 'reported', reported_at = :now, error = NULL
            WHERE id = ANY (:ids) AND status = 'pending'""";

    /** As if it had not been sent. */
    private static final String AGAIN = """
            UPDATE metered_usage SET sent_at = NULL, event_at = NULL, late = false,
                error = 'Stripe had not counted it: it is sent again'
            WHERE id = ANY (:ids) AND status = 'pending'""";

    private static final String UNCLEAR = """
            UPDATE metered_usage SET status = 'failed', error = :error WHERE id = ANY (:ids) AND status = 'pending'""";

    /** Whoever reports them next waits. */
    Uni<List<Doubt>> lock(UUID account, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, Object[].class)
                        .setParameter("account", account)
                        .setParameter("known", now.minus(MeterLimits.KNOWN_FOR))
                        .getResultList())
                .map(rows -> rows.stream().map(DoubtTable::doubt).toList());
    }

    Uni<Void> arrived(List<Doubt> doubts, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ARRIVED)
                        .setParameter("ids", ids(doubts))
                        .setParameter("now", now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> again(List<Doubt> doubts) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(AGAIN)
                        .setParameter("ids", ids(doubts))
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> unclear(List<Doubt> doubts, String why) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UNCLEAR)
                        .setParameter("ids", ids(doubts))
                        .setParameter("error", why)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static UUID[] ids(List<Doubt> doubts) {
        return doubts.stream().map(Doubt::id).toArray(UUID[]::new);
    }

    private static Doubt doubt(Object[] row) {
        return new Doubt(
                (UUID) row[0],
                (UUID) row[1],
                new MeterDay((String) row[2], (LocalDate) row[3]),
                ((Number) row[4]).longValue(),
                ReportedDaysTable.instant(row[5]));
    }
}
