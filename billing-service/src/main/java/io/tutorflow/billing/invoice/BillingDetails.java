package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whom documents are made out to. */
@ApplicationScoped
class BillingDetails implements PanacheRepositoryBase<BillingDetailsRow, UUID> {

    private final Workspaces workspaces;
    private final int paymentDays;

    BillingDetails(
            Workspaces workspaces,
            @ConfigProperty(name = "tutorflow.invoices.payment-days", defaultValue = "30") int paymentDays) {
        this.workspaces = workspaces;
        this.paymentDays = paymentDays;
    }

    /** Part of the caller's transaction. Of who said nothing, the name of the workspace is known. */
    Uni<Billed> of(UUID account) {
        return findById(account)
                .chain(row -> row != null
                        ? Uni.createFrom().item(new Billed(row.buyer(), days(row)))
                        : workspaces
                                .find(new WorkspaceId(account))
                                .map(Optional::orElseThrow)
                                .map(workspace -> new Billed(
                                        new Buyer(workspace.profile().name(), null, null, null, null), paymentDays)));
    }

    Uni<Optional<AgreedDetailsBody>> said(UUID account) {
        return Panache.withSession(() -> findById(account))
                .map(row -> Optional.ofNullable(row).map(this::body));
    }

    AgreedDetailsBody body(BillingDetailsRow row) {
        return AgreedDetailsBody.of(row, paymentDays);
    }

    private int days(BillingDetailsRow row) {
        return row.paymentDays == null ? paymentDays : row.paymentDays;
    }
}
