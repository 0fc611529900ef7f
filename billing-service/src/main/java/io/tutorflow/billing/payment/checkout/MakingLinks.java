package io.tutorflow.billing.payment.checkout;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.billing.payment.Prepaid;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Creates links for paying for a workspace, for its agent or its owner. */
@ApplicationScoped
class MakingLinks {

    private final Workspaces workspaces;
    private final BillingSessions sessions;
    private final Ledger ledger;
    private final String publicUrl;

    MakingLinks(
            Workspaces workspaces,
            BillingSessions sessions,
            Ledger ledger,
            @ConfigProperty(name = "tutorflow.public-url") String publicUrl) {
        this.workspaces = workspaces;
        this.sessions = sessions;
        this.ledger = ledger;
        this.publicUrl = publicUrl;
    }

    /** For the agent with this key, which has been authenticated: its workspace exists. */
    Uni<RestResponse<BillingSessionBody>> linkFor(UUID workspace, UUID key) {
        return workspaces.keyName(key).chain(name -> link(workspace, name.orElse(null)));
    }

    /** For the owner, who has been authenticated: the workspace exists. */
    Uni<RestResponse<BillingSessionBody>> linkFor(UUID workspace) {
        return link(workspace, null);
    }

    private Uni<RestResponse<BillingSessionBody>> link(UUID workspace, @Nullable String keyName) {
        return workspaces
                .find(new WorkspaceId(workspace))
                .map(Optional::orElseThrow)
                .call(found -> ledger.balance(workspace)
                        .invoke(balance -> Prepaid.checkUnlessOwing(
                                found, Objects.requireNonNull(balance).posted())))
                .invoke(Payable::check)
                .chain(found -> sessions.make(found, keyName))
                .map(this::body)
                .map(body -> ResponseBuilder.create(Status.CREATED, body)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    private BillingSessionBody body(BillingSession session) {
        return new BillingSessionBody(
                publicUrl + "/checkout/?token=" + session.token().text(),
                session.expiresAt(),
                new BigDecimal(CheckoutLimits.MINIMUM_USD),
                new BigDecimal(CheckoutLimits.MAXIMUM_USD));
    }
}
