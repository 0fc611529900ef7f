package io.tutorflow.billing.payment.refund;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.billing.payment.Payments;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.Operator;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Operators refund the unused part of any purchase here. */
@Path("/v1/admin/transactions/{id}/refund")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminRefundResource {

    private final TakingRefundRequests requests;
    private final Payments payments;

    AdminRefundResource(TakingRefundRequests requests, Payments payments) {
        this.requests = requests;
        this.payments = payments;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(
            operationId = "refundPurchase",
            summary = "Refund the unused part of any purchase",
            description = RefundRequest.RULES)
    @APIResponse(
            responseCode = "201",
            description = "The credits have been taken back and the money is on its way",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RefundBody.class)))
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    @APIResponse(responseCode = "403", description = "The caller is not an operator")
    @APIResponse(responseCode = "404", description = "There is no such purchase")
    @APIResponse(
            responseCode = "409",
            description = "platform_conflict: already refunded, fully used, disputed, or held for work in progress")
    public Uni<RefundBody> refund(
            UUID id,
            @RequestBody(required = false) @Valid @Nullable RefundRequest body,
            @Context SecurityContext caller) {
        var account = payments.accountOf(new PaymentId(id))
                .map(found -> found.orElseThrow(() -> ApiProblem.notFound("The purchase " + id)));
        return requests.take(account, id, Operator.of(caller).subject(), body);
    }
}
