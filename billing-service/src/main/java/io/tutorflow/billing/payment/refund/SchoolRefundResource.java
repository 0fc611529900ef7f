package io.tutorflow.billing.payment.refund;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.organization.Organizations;
import io.tutorflow.http.SchoolCaller;
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

/** Org admins get money for unused tokens back here, also while their organization is suspended or closed. */
@Path("/v1/school/transactions/{id}/refund")
@RolesAllowed(SchoolCaller.ORG_ADMIN)
@Cancellable(false)
class SchoolRefundResource {

    private final Organizations organizations;
    private final TakingRefundRequests requests;

    SchoolRefundResource(Organizations organizations, TakingRefundRequests requests) {
        this.organizations = organizations;
        this.requests = requests;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(
            operationId = "refundSchoolPurchase",
            summary = "Refund the unused part of a purchase",
            description = RefundRequest.RULES)
    @APIResponse(
            responseCode = "201",
            description = "The credits have been taken back and the money is on its way",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RefundBody.class)))
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    @APIResponse(responseCode = "403", description = "The caller is not an org admin")
    @APIResponse(responseCode = "404", description = "The organization has no such purchase")
    @APIResponse(
            responseCode = "409",
            description = "platform_conflict: already refunded, fully used, disputed, or held for work in progress")
    public Uni<RefundBody> refund(
            UUID id,
            @RequestBody(required = false) @Valid @Nullable RefundRequest body,
            @Context SecurityContext caller) {
        var admin = SchoolCaller.of(caller);
        var account = organizations
                .existing(admin.organizationId())
                .map(organization -> organization.id().value());
        return requests.take(account, id, admin.subject(), body);
    }
}
