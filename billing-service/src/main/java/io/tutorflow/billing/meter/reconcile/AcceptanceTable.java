package io.tutorflow.billing.meter.reconcile;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.meter.reconcile.AcceptingCounts.Decided;
import io.tutorflow.billing.meter.reconcile.Choice.Counted;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What operators have accepted of what Stripe has counted, within the transaction of the caller. */
@ApplicationScoped
class AcceptanceTable {

    private static final String LOCK = """
            SELECT id, account_id, event_name, day, reported, fresh > 0 OR in_flight > 0, counted, closed_at IS NULL
            FROM meter_difference WHERE id = :id FOR UPDATE""";

    private static final String OF_DAY =
            " account_id = :account AND event_name = :name AND event_at >= :from AND event_at < :until";

    private static final String REPORTED =
            "SELECT CAST(coalesce(sum(value), 0) AS bigint) FROM metered_usage WHERE status = 'reported' AND" + OF_DAY;

    private static final String CANDIDATES = """
            SELECT id, value FROM metered_usage WHERE status = :status AND settled_by IS NULL AND cleared_by IS NULL
                AND (:all OR id = ANY (CAST(:ids AS uuid[]))) AND""" + OF_DAY + " ORDER BY finalized_at DESC, id FOR UPDATE";

    private static final String KEEP = """
            INSERT INTO meter_decision (id, difference_id, verdict, record_ids, reason, decided_by, decided_at)
            VALUES (:id, :difference, :verdict, CAST(:ids AS uuid[]), :reason, :by, :now)""";

    /** It stays known when it was sent, so that Stripe is asked before it is sent again. */
    private static final String MISSING = """
            UPDATE metered_usage SET status = 'failed', reported_at = NULL, error = :error,
                known_until = CAST(:now AS timestamptz) + :known * interval '1 second'
            WHERE id = ANY (:ids) AND status = 'reported'""";

    /** As if Stripe had said so at once: it has counted it, so that nobody has to wait for that. */
    private static final String ARRIVED = """
            UPDATE metered_usage SET status = 'reported', reported_at = sent_at, error = NULL, known_until = NULL
            WHERE id = ANY (:ids) AND status = 'failed'""";

    /** The others of the day: beside what has arrived Stripe has none of them. */
    private static final String DOUBT_AGAIN = """
            UPDATE metered_usage SET status = 'pending', known_until = NULL
            WHERE status = 'failed' AND cleared_by IS NULL AND (known_until IS NULL OR known_until <= :now) AND""" + OF_DAY;

    /**
     * A difference that is to be accepted.
     *
     * @param isMoving some of it may be counted still
     */
    record Disputed(
            UUID id, UUID account, MeterDay day, long reported, boolean isMoving, long counted, boolean isOpen) {

        /** Below zero: Stripe has counted more than was reported. */
        long missing() {
            return reported - counted;
        }

        boolean isDeficit() {
            return missing() > 0;
        }
    }

    Uni<Optional<Disputed>> lock(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, Object[].class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(AcceptanceTable::disputed));
    }

    /** Now, and not when it was compared. */
    Uni<Long> reported(Disputed of) {
        return Panache.getSession()
                .chain(session -> ofDay(session.createNativeQuery(REPORTED, Long.class), of)
                        .getSingleResult());
    }

    /** What Stripe may lack, or may have; the last ones, if there are too many. */
    Uni<List<Counted>> candidates(Disputed of, @Nullable List<UUID> named) {
        return Panache.getSession()
                .chain(session -> ofDay(session.createNativeQuery(CANDIDATES, Object[].class), of)
                        .setParameter("status", of.isDeficit() ? "reported" : "failed")
                        .setParameter("all", named == null)
                        .setParameter("ids", named == null ? new UUID[0] : named.toArray(UUID[]::new))
                        .setMaxResults(AcceptanceLimits.RECORDS)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Counted(DifferenceTable.uuid(row[0]), DifferenceTable.number(row[1])))
                        .toList());
    }

    private static <T> Mutiny.SelectionQuery<T> ofDay(Mutiny.SelectionQuery<T> query, Disputed of) {
        return query.setParameter("account", of.account())
                .setParameter("name", of.day().eventName())
                .setParameter("from", MeterDay.start(of.day().day()))
                .setParameter("until", MeterDay.start(of.day().day().plusDays(1)));
    }

    Uni<Void> keep(Disputed of, Decided decided, List<UUID> ids, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter("id", UUID.randomUUID())
                        .setParameter("difference", of.id())
                        .setParameter("verdict", of.isDeficit() ? "missing" : "arrived")
                        .setParameter("ids", ids.toArray(UUID[]::new))
                        .setParameter("reason", decided.reason())
                        .setParameter("by", decided.by())
                        .setParameter("now", now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> missing(List<UUID> ids, String reason, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(MISSING)
                        .setParameter("ids", ids.toArray(UUID[]::new))
                        .setParameter("error", "Stripe has not got it, as an operator has decided: " + reason)
                        .setParameter("now", now)
                        .setParameter("known", ReconcileLimits.FORGOTTEN_AFTER.toSeconds())
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> arrived(List<UUID> ids) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ARRIVED)
                        .setParameter("ids", ids.toArray(UUID[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> doubtAgain(Disputed of, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DOUBT_AGAIN)
                        .setParameter("now", now)
                        .setParameter("account", of.account())
                        .setParameter("name", of.day().eventName())
                        .setParameter("from", MeterDay.start(of.day().day()))
                        .setParameter("until", MeterDay.start(of.day().day().plusDays(1)))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Disputed disputed(@Nullable Object[] row) {
        return new Disputed(
                DifferenceTable.uuid(row[0]),
                DifferenceTable.uuid(row[1]),
                new MeterDay(DifferenceTable.text(row[2]), (LocalDate) Objects.requireNonNull(row[3])),
                DifferenceTable.number(row[4]),
                Boolean.TRUE.equals(row[5]),
                DifferenceTable.number(row[6]),
                Boolean.TRUE.equals(row[7]));
    }
}
