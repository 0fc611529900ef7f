package io.tutorflow.billing.ledger.hold;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.kind.KnownAccounts;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.http.Operator;
import io.tutorflow.http.Page;
import io.tutorflow.http.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What is set aside of any account at this moment, for operators. */
@Path("/v1/admin/accounts/{accountId}/holds")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminHoldResource {

    private final KnownAccounts accounts;
    private final OpenHolds holds;

    AdminHoldResource(KnownAccounts accounts, OpenHolds holds) {
        this.accounts = accounts;
        this.holds = holds;
    }

    @GET
    @Operation(
            operationId = "listAccountHolds",
            summary = "List an account's open holds, newest first",
            description = "Each hold ends with its work: it is captured or released.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "limit or offset is invalid")
    @APIResponse(responseCode = "404", description = "There is no such account")
    public Uni<Page<AdminHoldBody>> list(UUID accountId, @BeanParam Paging paging) {
        var page = paging.page();
        return accounts.known(accountId).chain(account -> holds.newestFirst(new AccountId(account), page));
    }

    /** Credits that are set aside for work in progress. */
    @Schema(name = "Hold")
    record AdminHoldBody(
            @Schema(description = "The usage record's id") UUID id,
            @Schema(description = "Credits held") BigDecimal credits,
            @Schema(description = "The same in USD") BigDecimal amountUsd,
            Instant placedAt,

            @Schema(description = "When usage-service will next be asked whether the work has ended")
            Instant nextCheckAt) {}
}
