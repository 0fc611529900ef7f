package io.tutorflow.billing.payment.checkout;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Requests to remove cards, in the caller's session. */
@ApplicationScoped
class CardRemovalRepository implements PanacheRepositoryBase<CardRemovalRow, String> {

    Uni<Long> since(WorkspaceId workspace, Instant since) {
        return count("accountId = ?1 and requestedAt > ?2", workspace.value(), since);
    }

    Uni<Optional<CardRemoval>> good(CheckoutToken token, Instant now) {
        return find("tokenHash = ?1 and expiresAt > ?2", token.hash().hex(), now)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(found -> found.farewell(token)));
    }

    /** The first time counts. */
    Uni<Void> confirm(CardRemoval farewell, Instant now) {
        return update(
                        "confirmedAt = ?1 where tokenHash = ?2 and confirmedAt is null",
                        now,
                        farewell.token().hash().hex())
                .replaceWithVoid();
    }
}
