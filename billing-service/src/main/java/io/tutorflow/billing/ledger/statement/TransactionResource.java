package io.tutorflow.billing.ledger.statement;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.http.Paging;
import io.tutorflow.http.PeriodParameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** A workspace's history over HTTP. */
@Path("/v1/platform/agent/transactions")
@RolesAllowed(ApiKeyCaller.ROLE)
@Cancellable(false)
class TransactionResource {

    private final ListingTransactions listing;
    private final SecurityIdentity identity;

    TransactionResource(ListingTransactions listing, SecurityIdentity identity) {
        this.listing = listing;
        this.identity = identity;
    }

    @GET
    @Operation(
            operationId = "listTransactions",
            summary = "List the workspace's transactions, newest first",
            description = "Use limit and offset or, for long histories, limit and cursor. Held amounts are not listed.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "A parameter is invalid; the message names it")
    public Uni<TransactionPageBody> list(
            @BeanParam TransactionTypesRequest types,
            @BeanParam PeriodParameters dated,
            @BeanParam Paging paging,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the previous page") @Nullable String cursor) {
        return listing.list(
                ListingTransactions.filter(ApiKeyCaller.of(identity).workspaceId(), types.type(), dated),
                paging,
                cursor);
    }
}
