package io.tutorflow.billing.ledger.statement;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.CsvLine;
import io.tutorflow.http.Paging;
import io.tutorflow.http.PeriodParameters;
import io.tutorflow.http.WorkspaceOwner;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** A workspace's history for the person behind it, as pages or as a file. */
@Path("/v1/platform/owner")
@RolesAllowed(WorkspaceOwner.ROLE)
@Cancellable(false)
class OwnerTransactionResource {

    private final ListingTransactions listing;

    OwnerTransactionResource(ListingTransactions listing) {
        this.listing = listing;
    }

    @GET
    @Path("transactions")
    @Operation(
            operationId = "listOwnedTransactions",
            summary = "List the workspace's transactions, newest first",
            description = "Use limit and offset or, for long histories, limit and cursor. Held amounts are not listed.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "A parameter is invalid; the message names it")
    public Uni<TransactionPageBody> list(
            @BeanParam TransactionTypesRequest types,
            @BeanParam PeriodParameters dated,
            @BeanParam Paging paging,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the previous page") @Nullable String cursor,
            @Context SecurityContext caller) {
        return listing.list(
                ListingTransactions.filter(WorkspaceOwner.of(caller).workspaceId(), types.type(), dated),
                paging,
                cursor);
    }

    @GET
    @Path("transactions.csv")
    @Produces(CsvLine.TYPE)
    @Operation(
            operationId = "downloadOwnedTransactions",
            summary = "Export the transactions as CSV",
            description = "All of them, newest first, as CSV (RFC 4180) with a header line; a credit is a token.")
    @APIResponse(
            responseCode = "200",
            description = "date, type, tokens, usd, description, id",
            content = @Content(mediaType = CsvLine.TYPE, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "400", description = "A parameter is invalid; the message names it")
    public RestMulti<String> file(
            @BeanParam TransactionTypesRequest types,
            @BeanParam PeriodParameters dated,
            @Context SecurityContext caller) {
        var filter = ListingTransactions.filter(WorkspaceOwner.of(caller).workspaceId(), types.type(), dated);
        return TransactionCsv.file(listing.all(filter));
    }
}
