package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Computes what the next invoice of a workspace would be if the month ended now. */
@ApplicationScoped
class PreviewingInvoices {

    private final Workspaces workspaces;
    private final InvoicingAccountTable accounts;
    private final DraftingInvoices drafting;
    private final BusinessClock clock;

    PreviewingInvoices(
            Workspaces workspaces, InvoicingAccountTable accounts, DraftingInvoices drafting, BusinessClock clock) {
        this.workspaces = workspaces;
        this.accounts = accounts;
        this.drafting = drafting;
        this.clock = clock;
    }

    Uni<InvoicePreviewBody> preview(UUID workspace) {
        var now = clock.now();
        return Panache.withSession(() -> account(workspace).chain(account -> drafting.preview(account, now)))
                .map(InvoicePreviewBody::of);
    }

    /** For a workspace without any documents, all months since it was created are open. */
    private Uni<InvoicingAccount> account(UUID workspace) {
        return accounts.find(workspace)
                .chain(found -> found.map(account -> Uni.createFrom().item(account))
                        .orElseGet(() -> workspaces
                                .find(new WorkspaceId(workspace))
                                .map(kept -> kept.orElseThrow(() -> InvoiceProblems.missingWorkspace(workspace)))
                                .map(kept ->
                                        new InvoicingAccount(workspace, 0, Period.monthOf(kept.createdAt()), false))));
    }
}
