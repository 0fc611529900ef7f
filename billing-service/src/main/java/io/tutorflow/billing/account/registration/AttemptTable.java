package io.tutorflow.billing.account.registration;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counted attempts, in the caller's session. */
@ApplicationScoped
class AttemptTable implements PanacheRepositoryBase<AttemptRow, UUID> {

    /** More than one registration adds, so that deletion keeps up. */
    private static final int FORGET_AT_ONCE = 100;

    private static final String LOCK = "SELECT CAST(pg_advisory_xact_lock(hashtextextended(:scope, 0)) AS text)";

    private static final String FORGET = """
            DELETE FROM registration_attempt WHERE id IN (
                SELECT id FROM registration_attempt WHERE attempted_at <= :cutoff
                LIMIT :most FOR UPDATE SKIP LOCKED)""";

    /** One at a time until the transaction ends, so that the count is exact. */
    Uni<Void> lock(String scope) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, String.class)
                        .setParameter("scope", scope)
                        .getSingleResult())
                .replaceWithVoid();
    }

    /** The {@code place}-th latest between two moments; null if there are fewer. */
    Uni<@Nullable AttemptRow> decisive(Scope scope, String name, Instant after, Instant before, int place) {
        return find(
                        "attemptedAt > ?1 and attemptedAt < ?2 and " + scope.condition,
                        Sort.descending("attemptedAt"),
                        after,
                        before,
                        name)
                .page(place - 1, 1)
                .firstResult();
    }

    Uni<Void> forgetUpTo(Instant cutoff) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter("cutoff", cutoff)
                        .setParameter("most", FORGET_AT_ONCE)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** The attempts that are counted together. */
    enum Scope {
        NETWORK("network = ?3"),
        SITE("site = ?3"),
        /** Matches every network. */
        ALL("network <> ?3");

        private final String condition;

        Scope(String condition) {
            this.condition = condition;
        }
    }
}
