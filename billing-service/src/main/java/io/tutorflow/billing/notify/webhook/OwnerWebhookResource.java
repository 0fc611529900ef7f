package io.tutorflow.billing.notify.webhook;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.once.Asking;
import io.tutorflow.billing.once.KeyOnlyBody;
import io.tutorflow.http.Paging;
import io.tutorflow.http.WorkspaceOwner;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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

/** Owners manage their workspace's webhook endpoints here. */
@Path("/v1/platform/owner/webhook-endpoints")
@RolesAllowed(WorkspaceOwner.ROLE)
@Cancellable(false)
class OwnerWebhookResource {

    private final KeepingEndpoints endpoints;
    private final ReplayingDeliveries deliveries;
    private final Asking asking;

    OwnerWebhookResource(KeepingEndpoints endpoints, ReplayingDeliveries deliveries, Asking asking) {
        this.asking = asking;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "makeWebhookEndpoint",
            summary = "Create a webhook endpoint for the workspace",
            description = EndpointDescriptions.MAKE)
    @APIResponse(
            responseCode = "201",
            description = "The endpoint is created; its secret is shown only this once",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EndpointBody.class)))
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    @APIResponse(responseCode = "404", description = "There is no such workspace")
    @APIResponse(responseCode = "409", description = EndpointDescriptions.ENOUGH)
    public Uni<EndpointBody> make(@Valid @NotNull EndpointRequest body, @Context SecurityContext caller) {
        var account = account(caller);
        return endpoints.make(account, body, asking.of("make webhook endpoint", account, body, body.asTaken()));
    }

    @GET
    @Operation(operationId = "listWebhookEndpoints", summary = "List the workspace's webhook endpoints, newest first")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "limit or offset is invalid")
    public Uni<EndpointPageBody> list(@BeanParam Paging paging, @Context SecurityContext caller) {
        return endpoints.list(account(caller), paging.page());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getWebhookEndpoint", summary = "Get a webhook endpoint")
    @APIResponse(responseCode = "200", description = "The current state, without the secret")
    @APIResponse(responseCode = "404", description = "There is no such endpoint")
    public Uni<EndpointBody> endpoint(UUID id, @Context SecurityContext caller) {
        return endpoints.show(account(caller), id);
    }

    @PATCH
    @Path("{id}")
    @Operation(
            operationId = "changeWebhookEndpoint",
            summary = "Update, disable or enable a webhook endpoint",
            description = EndpointDescriptions.CHANGE)
    @APIResponse(responseCode = "200", description = "The updated state")
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    @APIResponse(responseCode = "404", description = "There is no such endpoint")
    public Uni<EndpointBody> change(
            UUID id, @Valid @NotNull EndpointChangeRequest body, @Context SecurityContext caller) {
        return endpoints.change(account(caller), id, body);
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "deleteWebhookEndpoint", summary = "Delete a webhook endpoint and its delivery log")
    @APIResponse(responseCode = "204", description = "The endpoint is deleted; an attempt in progress may still arrive")
    @APIResponse(responseCode = "404", description = "There is no such endpoint")
    public Uni<Void> delete(UUID id, @Context SecurityContext caller) {
        return endpoints.remove(account(caller), id);
    }

    @POST
    @Path("{id}/rotate-secret")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Rotate a webhook endpoint's secret",
            description = EndpointDescriptions.ROTATE)
    @APIResponse(responseCode = "200", description = "The endpoint with its new secret, which is shown only this once")
    @APIResponse(
            responseCode = "429",
            description = "Ten earlier secrets still sign; each stops 24 hours after its rotation")
    @APIResponse(responseCode = "404", description = "There is no such endpoint")
    public Uni<EndpointBody> rotateSecret(
            UUID id,
            @RequestBody(required = false) @Valid @Nullable KeyOnlyBody body,
            @Context SecurityContext caller) {
        var account = account(caller);
        return endpoints.rotate(account, id, asking.of("rotate webhook secret", account, body, id));
    }

    @POST
    @Path("{id}/test")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @Operation(
            operationId = "testWebhookEndpoint",
            summary = "Send a webhook.test event to this endpoint only",
            description = EndpointDescriptions.TEST)
    @APIResponse(
            responseCode = "202",
            description = "The event is sent at once, and retried like any other",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = QueuedBody.class)))
    @APIResponse(responseCode = "404", description = "There is no such endpoint")
    @APIResponse(responseCode = "409", description = "platform_conflict: the endpoint is disabled")
    @APIResponse(responseCode = "429", description = "The endpoint was tested too often in the last minute")
    public Uni<QueuedBody> test(
            UUID id,
            @RequestBody(required = false) @Valid @Nullable KeyOnlyBody body,
            @Context SecurityContext caller) {
        var account = account(caller);
        return deliveries.test(account, id, asking.of("test webhook endpoint", account, body, id));
    }

    @GET
    @Path("{id}/deliveries")
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "List an endpoint's deliveries, newest first",
            description = EndpointDescriptions.DELIVERIES)
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "status, limit or offset is invalid")
    @APIResponse(responseCode = "404", description = "There is no such endpoint")
    public Uni<DeliveryPageBody> deliveries(
            UUID id, @BeanParam DeliveriesRequest filter, @BeanParam Paging paging, @Context SecurityContext caller) {
        return deliveries.list(account(caller), id, filter.status(), paging.page());
    }

    @POST
    @Path("{id}/deliveries/{deliveryId}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @Operation(
            operationId = "replayWebhookDelivery",
            summary = "Replay a delivery",
            description = EndpointDescriptions.REPLAY)
    @APIResponse(
            responseCode = "202",
            description = "It is sent at once, with the same webhook-id",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = QueuedBody.class)))
    @APIResponse(responseCode = "404", description = "There is no such endpoint, or it has no such delivery")
    @APIResponse(responseCode = "409", description = "platform_conflict: the endpoint is disabled")
    public Uni<QueuedBody> replay(
            UUID id,
            UUID deliveryId,
            @RequestBody(required = false) @Valid @Nullable KeyOnlyBody body,
            @Context SecurityContext caller) {
        var account = account(caller);
        var asked = asking.of("replay webhook delivery", account, body, id, deliveryId);
        return deliveries.replay(account, id, deliveryId, asked);
    }

    private static UUID account(SecurityContext caller) {
        return WorkspaceOwner.of(caller).workspaceId();
    }
}
