package io.tutorflow.billing.account.usage;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.kind.KnownAccounts;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.Cursor;
import io.tutorflow.http.Operator;
import io.tutorflow.http.PageRequest;
import io.tutorflow.internal.record.AccountUsagePage;
import jakarta.annotation.security.RolesAllowed;
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

/** What any account used, for operators, who alone see what it cost us. */
@Path("/v1/admin/accounts/{accountId}/usage")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminUsageResource {

    private final KnownAccounts accounts;
    private final ReadingUsage usage;

    AdminUsageResource(KnownAccounts accounts, ReadingUsage usage) {
        this.accounts = accounts;
        this.usage = usage;
    }

    @GET
    @Operation(
            operationId = "listAccountUsage",
            summary = "The usage records of a workspace, an organization or a student, newest first",
            description = "By limit and offset, or, for long histories, by limit and cursor. Of a student: what the"
                    + " student's own tokens pay for.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "Something asked for is not valid; the message names it")
    @APIResponse(responseCode = "404", description = "There is no such account")
    @APIResponse(responseCode = "503", description = "usage-service is away")
    public Uni<AccountUsagePage> list(
            UUID accountId,
            @QueryParam("from") @Parameter(description = "A date or time; what was created then or later") @Nullable
                    String from,
            @QueryParam("to") @Parameter(description = "A date or time; what was created before") @Nullable String to,
            @QueryParam("catalogKey") @Parameter(description = "Of one price only") @Nullable String catalogKey,
            @QueryParam("status")
                    @Parameter(
                            description = "All if not given",
                            schema = @Schema(enumeration = {"RECORDED", "FINALIZED", "INVOICED", "VOIDED"}))
                    @Nullable
                    String status,
            @QueryParam("limit") @Parameter(description = "1 to 100, 20 if not given") @Nullable String limit,
            @QueryParam("offset") @Parameter(description = "How many to leave out") @Nullable String offset,
            @QueryParam("cursor") @Parameter(description = "The nextCursor of the page before") @Nullable
                    String cursor) {
        var most = String.valueOf(PageRequest.of(limit, offset).limit());
        var after = cursor == null ? null : Cursor.of(cursor).text();
        if (cursor != null && offset != null) {
            throw ApiProblem.invalid("offset cannot go with cursor");
        }
        return accounts.known(accountId)
                .chain(account -> usage.of(
                        account,
                        (client, payer, wallet) ->
                                client.list(payer, wallet, from, to, catalogKey, status, most, offset, after)));
    }
}
