package io.tutorflow.billing.account.verification;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The requested mails, in the caller's session. */
@ApplicationScoped
class VerificationMailRepository implements PanacheRepositoryBase<VerificationMailRow, UUID> {

    /** Empty if it has been sent. */
    Uni<Optional<OwedMail>> unsent(UUID id) {
        return find("id = ?1 and sentAt is null", id)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(VerificationMailRow::mail));
    }

    /** The first time counts. */
    Uni<Void> sent(OwedMail mail, Instant now) {
        return update("sentAt = ?1 where id = ?2 and sentAt is null", now, mail.id())
                .replaceWithVoid();
    }

    /** When mails were requested, oldest first. */
    Uni<List<Instant>> requestedSince(WorkspaceId workspace, Instant since) {
        return find(
                        "select requestedAt from VerificationMailRow"
                                + " where workspaceId = ?1 and requestedAt > ?2 order by requestedAt",
                        workspace.value(),
                        since)
                .project(Instant.class)
                .list();
    }
}
