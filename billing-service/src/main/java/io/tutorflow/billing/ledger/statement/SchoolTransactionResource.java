package io.tutorflow.billing.ledger.statement;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.teacher.SharingWallets;
import io.tutorflow.http.CsvLine;
import io.tutorflow.http.Paging;
import io.tutorflow.http.PeriodParameters;
import io.tutorflow.http.SchoolCaller;
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

/** An organization's history over HTTP, for whoever shares its wallet, or a student's own; as pages or as a file. */
@Path("/v1/school")
@RolesAllowed({SchoolCaller.ORG_ADMIN, SchoolCaller.TEACHER, SchoolCaller.STUDENT})
@Cancellable(false)
class SchoolTransactionResource {

    private final ListingTransactions listing;
    private final SharingWallets sharing;

    SchoolTransactionResource(ListingTransactions listing, SharingWallets sharing) {
        this.listing = listing;
        this.sharing = sharing;
    }

    @GET
    @Path("transactions")
    @Operation(
            operationId = "listSchoolTransactions",
            summary = "List the organization's transactions, or a student's own, newest first",
            description = "Use limit and offset or, for long histories, limit and cursor. Held amounts are not listed.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "A parameter is invalid; the message names it")
    @APIResponse(responseCode = "403", description = "The caller is a teacher with a budget")
    public Uni<TransactionPageBody> list(
            @BeanParam SchoolTransactionTypesRequest types,
            @BeanParam PeriodParameters dated,
            @BeanParam Paging paging,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the previous page") @Nullable String cursor,
            @Context SecurityContext caller) {
        var reader = SchoolCaller.of(caller);
        var filter = ListingTransactions.filter(reader.wallet(), types.type(), dated);
        return sharing.demand(reader).chain(() -> listing.list(filter, paging, cursor));
    }

    @GET
    @Path("transactions.csv")
    @Produces(CsvLine.TYPE)
    @Operation(
            operationId = "downloadSchoolTransactions",
            summary = "Export the transactions as CSV",
            description = "All of them, newest first, as CSV (RFC 4180) with a header line.")
    @APIResponse(
            responseCode = "200",
            description = "date, type, tokens, usd, description, id",
            content = @Content(mediaType = CsvLine.TYPE, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "400", description = "A parameter is invalid; the message names it")
    @APIResponse(responseCode = "403", description = "The caller is a teacher with a budget")
    public RestMulti<String> file(
            @BeanParam SchoolTransactionTypesRequest types,
            @BeanParam PeriodParameters dated,
            @Context SecurityContext caller) {
        var reader = SchoolCaller.of(caller);
        var filter = ListingTransactions.filter(reader.wallet(), types.type(), dated);
        return TransactionCsv.file(sharing.demand(reader).onItem().transformToMulti(allowed -> listing.all(filter)));
    }
}
