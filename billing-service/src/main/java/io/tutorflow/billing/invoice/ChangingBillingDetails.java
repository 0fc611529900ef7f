package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Consumer;

/** Stores whom documents of a workspace are made out to; drafts that waited for it are opened. */
@ApplicationScoped
class ChangingBillingDetails {

    private final BillingDetails details;
    private final Workspaces workspaces;
    private final OpeningDrafts drafts;
    private final BusinessClock clock;

    ChangingBillingDetails(BillingDetails details, Workspaces workspaces, OpeningDrafts drafts, BusinessClock clock) {
        this.details = details;
        this.workspaces = workspaces;
        this.drafts = drafts;
        this.clock = clock;
    }

    /** What the owner says; the payment terms stay. */
    Uni<AgreedDetailsBody> change(UUID account, BillingDetailsBody body, String by) {
        return change(account, row -> row.become(body, clock.now(), by));
    }

    Uni<AgreedDetailsBody> agree(UUID account, AgreedDetailsBody body, String by) {
        return workspaces
                .find(new WorkspaceId(account))
                .map(found -> found.orElseThrow(() -> InvoiceProblems.missingWorkspace(account)))
                .chain(() -> change(account, row -> {
                    row.become(body.details(), clock.now(), by);
                    row.paymentDays = body.paymentDays();
                }));
    }

    private Uni<AgreedDetailsBody> change(UUID account, Consumer<BillingDetailsRow> change) {
        return Panache.withTransaction(() -> workspaces
                .lock(new WorkspaceId(account))
                .chain(() -> details.findById(account))
                .chain(found -> {
                    var row = found == null ? new BillingDetailsRow(account) : found;
                    change.accept(row);
                    return details.persist(row);
                })
                .call(() -> drafts.hasten(account))
                .map(details::body));
    }
}
