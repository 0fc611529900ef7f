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

/** Any account's usage for operators, who alone see what it cost us. */
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
            summary = "List the usage records of a workspace, an organization or a student, newest first",
            description = "Use limit and offset or, for long histories, limit and cursor. For a student: the records"
                    + " paid for with the student's own tokens.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "A parameter is invalid; the message names it")
    @APIResponse(responseCode = "404", description = "There is no such account")
    @APIResponse(responseCode = "503", description = "usage-service is unavailable")
    public Uni<AccountUsagePage> list(
            UUID accountId,
            @QueryParam("from") @Parameter(description = "Only records created at or after this date or time") @Nullable
                    String from,
            @QueryParam("to") @Parameter(description = "Only records created before this date or time") @Nullable
                    String to,
            @QueryParam("catalogKey") @Parameter(description = "Only records with this catalogue key") @Nullable
                    String catalogKey,
            @QueryParam("status")
                    @Parameter(
                            description = "Default: all",
                            schema = @Schema(enumeration = {"RECORDED", "FINALIZED", "INVOICED", "VOIDED"}))
                    @Nullable
                    String status,
            @QueryParam("limit") @Parameter(description = "Page size, 1 to 100; default 20") @Nullable String limit,
            @QueryParam("offset") @Parameter(description = "Number of items to skip") @Nullable String offset,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the previous page") @Nullable String cursor) {
        var most = String.valueOf(PageRequest.of(limit, offset).limit());
        var after = cursor == null ? null : Cursor.of(cursor).text();
        if (cursor != null && offset != null) {
            throw ApiProblem.invalid("offset cannot be combined with cursor");
        }
        return accounts.known(accountId)
                .chain(account -> usage.of(
                        account,
                        (client, payer, wallet) ->
                                client.list(payer, wallet, from, to, catalogKey, status, most, offset, after)));
    }
}
