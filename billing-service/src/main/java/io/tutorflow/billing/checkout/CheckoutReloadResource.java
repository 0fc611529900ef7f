package io.tutorflow.billing.checkout;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.reload.AutoReloadBody;
import io.tutorflow.billing.reload.AutoReloadRequest;
import io.tutorflow.billing.reload.SettingReloads;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What a person with the link may say of how credits refill themselves. */
@Path("/v1/platform/agent/checkout/auto-reload")
@PermitAll
@Cancellable(false)
class CheckoutReloadResource {

    private static final String WHO = "checkout page";

    private final BillingSessions sessions;
    private final SettingReloads reloads;

    CheckoutReloadResource(BillingSessions sessions, SettingReloads reloads) {
        this.sessions = sessions;
        this.reloads = reloads;
    }

    @GET
    @SecurityRequirements
    @Operation(operationId = "getCheckoutAutoReload", summary = "How the workspace's credits refill themselves")
    @APIResponse(responseCode = "200", description = "As it stands")
    @APIResponse(responseCode = "404", description = "There is no such link, or it is too old")
    public Uni<AutoReloadBody> autoReload(
            @QueryParam("token") @Parameter(description = CheckoutToken.DESCRIPTION) @Nullable String token) {
        return sessions.of(token)
                .chain(session -> reloads.of(session.workspace().id().value()));
    }

    @PUT
    @SecurityRequirements
    @Operation(
            operationId = "putCheckoutAutoReload",
            summary = "Say how the workspace's credits refill themselves",
            description = "Needs a card that was kept. What is sent replaces what was set, and declines are forgotten.")
    @APIResponse(responseCode = "200", description = "As it stands now")
    @APIResponse(responseCode = "400", description = "The message names what is wrong")
    @APIResponse(responseCode = "403", description = "platform_workspace_suspended, or email_verification_required")
    @APIResponse(responseCode = "404", description = "There is no such link, or it is too old")
    @APIResponse(responseCode = "409", description = "platform_conflict: the workspace is billed by meters")
    public Uni<AutoReloadBody> set(
            @QueryParam("token") @Parameter(description = CheckoutToken.DESCRIPTION) @Nullable String token,
            @NotNull @Valid AutoReloadRequest body) {
        return sessions.of(token)
                .invoke(session -> Payable.check(session.workspace()))
                .chain(session -> reloads.set(session.workspace().id().value(), body, WHO));
    }
}
