package io.tutorflow.billing.transaction;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.Cursor;
import io.tutorflow.http.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
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

    /** Later than anything that is ever posted. */
    private static final Cursor NEWEST = Cursor.before(Instant.parse("9999-01-01T00:00:00Z"));

    private final TransactionTable table;
    private final SecurityIdentity identity;

    TransactionResource(TransactionTable table, SecurityIdentity identity) {
        this.table = table;
        this.identity = identity;
    }

    @GET
    @Operation(
            operationId = "listTransactions",
            summary = "What moved the workspace's credits, newest first",
            description = "By limit and offset, or, for long histories, by limit and cursor. What is only held is not"
                    + " listed.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "Something asked for is not valid; the message names it")
    public Uni<TransactionPageBody> list(
            @QueryParam("type") @Parameter(description = "signup, grant or usage; all if not given") @Nullable
                    String type,
            @QueryParam("limit") @Parameter(description = "1 to 100, 20 if not given") @Nullable String limit,
            @QueryParam("offset") @Parameter(description = "How many to leave out") @Nullable String offset,
            @QueryParam("cursor") @Parameter(description = "The nextCursor of the page before") @Nullable
                    String cursor) {
        var account = ApiKeyCaller.of(identity).workspaceId();
        var types = TransactionType.wanted(type);
        if (types.isEmpty()) {
            throw ApiProblem.invalid("type must be one of " + TransactionType.NAMES);
        }
        var page = PageRequest.of(limit, offset);
        if (cursor == null) {
            return Uni.combine()
                    .all()
                    .unis(
                            table.page(account, types, NEWEST, page.limit() + 1, page.offset()),
                            table.count(account, types))
                    .with((found, total) -> TransactionPageBody.of(found, page.limit(), total));
        }
        if (offset != null) {
            throw ApiProblem.invalid("offset cannot go with cursor");
        }
        return table.page(account, types, Cursor.of(cursor), page.limit() + 1, 0)
                .map(found -> TransactionPageBody.of(found, page.limit(), null));
    }
}
