package io.tutorflow.billing.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored payments, in the caller's session. */
@ApplicationScoped
class PaymentTable implements PanacheRepositoryBase<PaymentRow, UUID> {

    private static final String CHARGED = """
            SELECT coalesce(sum(amount_cents) FILTER (WHERE state = 'paid' AND paid_at >= :day), 0)::bigint,
                   coalesce(sum(amount_cents) FILTER (WHERE state = 'paid' AND paid_at >= :month), 0)::bigint,
                   coalesce(sum(amount_cents) FILTER (WHERE state IN ('created', 'processing')), 0)::bigint
            FROM payment WHERE account_id = :account AND purpose = 'auto_reload'""";

    Uni<Optional<PaymentRow>> lock(PaymentId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }

    Uni<Charged> charged(UUID account, Instant dayBegan, Instant monthBegan) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CHARGED, Object[].class)
                        .setParameter("account", account)
                        .setParameter("day", dayBegan)
                        .setParameter("month", monthBegan)
                        .getSingleResult())
                .map(row -> new Charged(
                        ((Number) row[0]).longValue(), ((Number) row[1]).longValue(), ((Number) row[2]).longValue()));
    }

    Uni<List<PaymentRow>> newestFirst(UUID account, int limit, int offset) {
        return find("accountId", Sort.descending("createdAt").and("id"), account)
                .range(offset, offset + limit - 1)
                .list();
    }

    Uni<Boolean> inFlight(UUID account) {
        return count("accountId = ?1 and state in ('created', 'open', 'processing')", account)
                .map(many -> many > 0);
    }

    /** By one payer alone: nobody can take the others' turns. */
    Uni<Long> begunSince(UUID account, String payer, Instant since) {
        return count("accountId = ?1 and createdAt > ?2 and payer = ?3", account, since, payer);
    }
}
