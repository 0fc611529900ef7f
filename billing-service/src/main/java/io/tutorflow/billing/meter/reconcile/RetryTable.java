package io.tutorflow.billing.meter.reconcile;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.meter.reconcile.RetryingUsage.Retried;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Failed usage that is to be reported all the same, within the transaction of the caller. */
@ApplicationScoped
class RetryTable {

    /** What Stripe may have is asked for, once its identifier is forgotten. */
    private static final String ALL = """
            UPDATE metered_usage SET status = 'pending', known_until = NULL
            WHERE account_id = :account AND status = 'failed' AND cleared_by IS NULL AND invoiced_at IS NULL AND (sent_at IS NULL OR sent_at <= :old)
                AND (known_until IS NULL OR known_until <= :now)""";

    private static final String SOME = ALL + " AND attempts < :attempts AND event_name = ANY (:names)";

    private static final String ONE = """
            UPDATE metered_usage SET status = 'pending', known_until = NULL
            WHERE id = :id AND status = 'failed' AND cleared_by IS NULL AND invoiced_at IS NULL""";

    private static final String LOCK = """
            SELECT account_id, lane_id,
                CASE WHEN cleared_by IS NOT NULL THEN 'cleared' WHEN invoiced_at IS NOT NULL THEN 'invoiced' ELSE status END,
                sent_at, known_until
            FROM metered_usage WHERE id = :id FOR UPDATE""";

    /** What has failed and is left as it is. */
    private static final String WAITING = """
            SELECT count(*), min(greatest(known_until, sent_at + :old * interval '1 second'))
            FROM metered_usage WHERE account_id = :account AND status = 'failed' AND cleared_by IS NULL AND invoiced_at IS NULL""";

    /** Lanes of what was not sent. */
    private static final String HELD_UP = """
            SELECT DISTINCT lane_id FROM metered_usage
            WHERE account_id = :account AND status = 'pending' AND sent_at IS NULL AND finalized_at < :since
                AND event_name = ANY (:names)""";

    private static final String UNSENT = """
            SELECT DISTINCT lane_id FROM metered_usage
            WHERE account_id = :account AND status = 'pending' AND sent_at IS NULL""";

    /**
     * As it was tried before.
     *
     * @param sentAt none if Stripe cannot have it
     * @param knownUntil none if Stripe has not refused it after it had taken it
     */
    record Tried(
            UUID account,
            UUID lane,
            String status,
            @Nullable Instant sentAt,
            @Nullable Instant knownUntil) {

        /** When Stripe has forgotten its identifier. */
        Instant notBefore() {
            if (knownUntil != null) {
                return knownUntil;
            }
            return sentAt == null ? Instant.MIN : sentAt.plus(ReconcileLimits.DOUBTED_AFTER);
        }
    }

    Uni<Optional<Tried>> lock(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, Object[].class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(RetryTable::tried));
    }

    Uni<Integer> one(UUID id) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(ONE).setParameter("id", id).executeUpdate());
    }

    Uni<Integer> all(UUID account, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ALL)
                        .setParameter("account", account)
                        .setParameter("old", now.minus(ReconcileLimits.DOUBTED_AFTER))
                        .setParameter("now", now)
                        .executeUpdate());
    }

    /** Of these meters, what was not tried too often. */
    Uni<Integer> some(UUID account, Collection<String> names, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SOME)
                        .setParameter("account", account)
                        .setParameter("old", now.minus(ReconcileLimits.DOUBTED_AFTER))
                        .setParameter("now", now)
                        .setParameter("attempts", ReconcileLimits.ATTEMPTS)
                        .setParameter("names", names.toArray(String[]::new))
                        .executeUpdate());
    }

    Uni<Retried> waiting(UUID account, int retried) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WAITING, Object[].class)
                        .setParameter("account", account)
                        .setParameter("old", ReconcileLimits.DOUBTED_AFTER.toSeconds())
                        .getSingleResult())
                .map(row -> new Retried(
                        retried,
                        DifferenceTable.number(row[0]),
                        row[1] == null ? null : ReportedDaysTable.instant(row[1])));
    }

    Uni<List<UUID>> unsent(UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UNSENT, UUID.class)
                        .setParameter("account", account)
                        .getResultList());
    }

    Uni<List<UUID>> heldUp(UUID account, Collection<String> names, Instant since) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HELD_UP, UUID.class)
                        .setParameter("account", account)
                        .setParameter("names", names.toArray(String[]::new))
                        .setParameter("since", since)
                        .getResultList());
    }

    private static Tried tried(@Nullable Object[] row) {
        return new Tried(
                DifferenceTable.uuid(row[0]),
                DifferenceTable.uuid(row[1]),
                DifferenceTable.text(row[2]),
                row[3] == null ? null : ReportedDaysTable.instant(row[3]),
                row[4] == null ? null : ReportedDaysTable.instant(row[4]));
    }
}
