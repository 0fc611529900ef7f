package io.tutorflow.billing.payment.receipt;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.organization.OrganizationId;
import io.tutorflow.billing.account.organization.Organizations;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.billing.notify.mail.Letters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Issues a payment's receipt in the transaction that credits it: takes the next number, stores everything that must
 * never change, and owes the mail.
 */
@ApplicationScoped
public class IssuingReceipts {

    private final ReceiptRepository table;
    private final Workspaces workspaces;
    private final Organizations organizations;
    private final Letters letters;
    private final ReceiptMail mail;
    private final Issuer issuer;

    IssuingReceipts(
            ReceiptRepository table,
            Workspaces workspaces,
            Organizations organizations,
            Letters letters,
            ReceiptMail mail,
            @ConfigProperty(name = "tutorflow.issuer.name") String name,
            @ConfigProperty(name = "tutorflow.issuer.address") String address) {
        this.table = table;
        this.workspaces = workspaces;
        this.organizations = organizations;
        this.letters = letters;
        this.mail = mail;
        this.issuer = new Issuer(name, address);
    }

    /** The next number, which nobody else gets before the caller's transaction ends; for {@link #issue}. */
    public Uni<Long> nextNumber() {
        return table.next();
    }

    /** In the caller's transaction. */
    public Uni<Void> issue(long number, Sale sale) {
        return nameOf(sale.accountId()).chain(buyer -> {
            var receipt = new Receipt(number, issuer, buyer, sale);
            return table.insert(receipt)
                    .chain(() -> mail.of(receipt)
                            .map(letters::owe)
                            .orElseGet(() -> Uni.createFrom().voidItem()));
        });
    }

    private Uni<String> nameOf(UUID account) {
        return workspaces
                .find(new WorkspaceId(account))
                .chain(workspace -> workspace
                        .map(found -> Uni.createFrom().item(found.profile().name()))
                        .orElseGet(() -> organizations
                                .find(new OrganizationId(account))
                                .map(Optional::orElseThrow)
                                .map(found -> found.name())));
    }
}
