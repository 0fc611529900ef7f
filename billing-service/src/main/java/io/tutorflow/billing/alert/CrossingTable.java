package io.tutorflow.billing.alert;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Crossings that are to be told, within the session of the caller. */
@ApplicationScoped
class CrossingTable {

    private static final String LIST = "SELECT id FROM crossing WHERE told_at IS NULL ORDER BY number LIMIT :most";

    /** Another replica may be at it. */
    private static final String CLAIM = """
            SELECT id, account_id, balance_micros, threshold_micros FROM crossing
            WHERE id = :id AND told_at IS NULL FOR UPDATE SKIP LOCKED""";

    private static final String TOLD = "UPDATE crossing SET told_at = :now WHERE id = :id";

    private static final String TOLD_SINCE =
            "SELECT count(*) FROM crossing WHERE account_id = :account AND told_at > :since";

    Uni<List<UUID>> list(int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LIST, UUID.class)
                        .setParameter("most", most)
                        .getResultList());
    }

    Uni<Optional<Crossing>> claim(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLAIM, Object[].class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(CrossingTable::crossing));
    }

    Uni<Void> told(Crossing crossing, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TOLD)
                        .setParameter("now", now)
                        .setParameter("id", crossing.id())
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Long> toldSince(UUID account, Instant since) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TOLD_SINCE, Long.class)
                        .setParameter("account", account)
                        .setParameter("since", since)
                        .getSingleResult());
    }

    private static Crossing crossing(Object[] row) {
        var id = (UUID) row[0];
        var account = (UUID) row[1];
        var balance = Money.ofMicros(((Number) row[2]).longValue());
        return row[3] == null
                ? new Crossing.Exhausted(id, account, balance)
                : new Crossing.Low(id, account, balance, Money.ofMicros(((Number) row[3]).longValue()));
    }
}
