package io.tutorflow.billing.registration;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Counted attempts, within the session of the caller. */
@ApplicationScoped
class AttemptTable implements PanacheRepositoryBase<AttemptRow, UUID> {

    /** More than one registration can leave behind, so that forgetting keeps up. */
    private static final int FORGET_AT_ONCE = 100;

    private static final String LOCK = "SELECT CAST(pg_advisory_xact_lock(hashtextextended(:network, 0)) AS text)";

    private static final String FORGET = """
            DELETE FROM registration_attempt WHERE id IN (
                SELECT id FROM registration_attempt WHERE attempted_at <= :cutoff
                LIMIT :most FOR UPDATE SKIP LOCKED)""";

    /** One at a time from one network, until the transaction ends: what is counted is what was there. */
    Uni<Void> lock(ClientNetwork network) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, String.class)
                        .setParameter("network", network.text())
                        .getSingleResult())
                .replaceWithVoid();
    }

    /** Oldest first. */
    Uni<List<Instant>> between(ClientNetwork network, Instant after, Instant before) {
        return find(
                        "network = ?1 and attemptedAt > ?2 and attemptedAt < ?3",
                        Sort.by("attemptedAt"),
                        network.text(),
                        after,
                        before)
                .list()
                .map(rows -> rows.stream().map(row -> row.attemptedAt).toList());
    }

    Uni<Void> forgetUpTo(Instant cutoff) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter("cutoff", cutoff)
                        .setParameter("most", FORGET_AT_ONCE)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
