package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.kind.KnownAccounts;
import io.tutorflow.http.Operator;
import io.tutorflow.http.Page;
import io.tutorflow.http.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Any account's payments, for operators. */
@Path("/v1/admin/accounts/{accountId}/payments")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminPaymentResource {

    private final KnownAccounts accounts;
    private final Payments payments;

    AdminPaymentResource(KnownAccounts accounts, Payments payments) {
        this.accounts = accounts;
        this.payments = payments;
    }

    @GET
    @Operation(
            operationId = "listAccountPayments",
            summary = "List an account's payments with their outcomes, newest first")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "limit or offset is invalid")
    @APIResponse(responseCode = "404", description = "There is no such account")
    public Uni<Page<AdminPaymentBody>> list(UUID accountId, @BeanParam Paging paging) {
        var page = paging.page();
        return accounts.known(accountId)
                .chain(account -> payments.newestFirst(account, page))
                .map(found -> found.map(AdminPaymentBody::of));
    }
}
