package io.tutorflow.billing.ledger.statement;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.kind.KnownAccounts;
import io.tutorflow.http.Operator;
import io.tutorflow.http.Paging;
import io.tutorflow.http.PeriodParameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The history of any account for operators. */
@Path("/v1/admin/accounts/{accountId}/transactions")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminTransactionResource {

    private final KnownAccounts accounts;
    private final ListingTransactions listing;

    AdminTransactionResource(KnownAccounts accounts, ListingTransactions listing) {
        this.accounts = accounts;
        this.listing = listing;
    }

    @GET
    @Operation(
            operationId = "listAccountTransactions",
            summary = "List the transactions of a workspace, an organization or a student, newest first",
            description = "Use limit and offset or, for long histories, limit and cursor. Held amounts are not listed.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "A parameter is invalid; the message names it")
    @APIResponse(responseCode = "404", description = "There is no such account")
    public Uni<TransactionPageBody> list(
            UUID accountId,
            @QueryParam("type")
                    @Parameter(description = "Default: all", schema = @Schema(enumeration = TransactionTypes.ALL))
                    @Nullable
                    String type,
            @BeanParam PeriodParameters dated,
            @BeanParam Paging paging,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the previous page") @Nullable String cursor) {
        return accounts.known(accountId)
                .chain(account -> listing.list(ListingTransactions.filter(account, type, dated), paging, cursor));
    }
}
