package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** How workspaces' invoices are collected: by hand, where nobody has said otherwise. */
@ApplicationScoped
class InvoiceCollections implements PanacheRepositoryBase<InvoiceCollectionRow, UUID> {

    private final Workspaces workspaces;
    private final BusinessClock clock;

    InvoiceCollections(Workspaces workspaces, BusinessClock clock) {
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** In the caller's session. */
    Uni<InvoiceCollectionBody> of(UUID account) {
        return findById(account)
                .map(row -> row == null ? InvoiceCollectionBody.BY_HAND : new InvoiceCollectionBody(row.collection));
    }

    /** Nothing if there is no such workspace. */
    Uni<Optional<InvoiceCollectionBody>> said(UUID account) {
        return Panache.withSession(() -> workspaces
                .find(new WorkspaceId(account))
                .chain(found -> found.isPresent()
                        ? of(account).map(Optional::of)
                        : Uni.createFrom().item(Optional.empty())));
    }

    /** Of invoices that are opened from now on. Nothing if there is no such workspace. */
    Uni<Optional<InvoiceCollectionBody>> change(UUID account, InvoiceCollectionBody body, String by) {
        return Panache.withTransaction(() -> workspaces
                .find(new WorkspaceId(account))
                .chain(found -> found.isPresent()
                        ? workspaces
                                .lock(new WorkspaceId(account))
                                .chain(() -> findById(account))
                                .chain(known -> {
                                    var row = known == null ? new InvoiceCollectionRow(account) : known;
                                    row.become(body, clock.now(), by);
                                    return persist(row);
                                })
                                .replaceWith(Optional.of(body))
                        : Uni.createFrom().item(Optional.empty())));
    }
}
