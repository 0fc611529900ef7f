package io.tutorflow.billing.payment.checkout;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The links to the checkout page. */
@ApplicationScoped
class BillingSessionRepository implements PanacheRepositoryBase<BillingSessionRow, String> {

    @WithSession
    Uni<Optional<BillingSessionRow>> good(CheckoutToken token, Instant now) {
        return find("tokenHash = ?1 and expiresAt > ?2", token.hash().hex(), now)
                .firstResult()
                .map(Optional::ofNullable);
    }

    /** When links were mailed, oldest first, in the caller's session. */
    Uni<List<Instant>> mailedSince(UUID workspace, Instant since) {
        return find(
                        "select createdAt from BillingSessionRow"
                                + " where workspaceId = ?1 and mailedTo is not null and createdAt > ?2 order by createdAt",
                        workspace,
                        since)
                .project(Instant.class)
                .list();
    }
}
