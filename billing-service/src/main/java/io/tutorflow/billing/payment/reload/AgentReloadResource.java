package io.tutorflow.billing.payment.reload;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiKeyCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What an agent may know of how its credits refill themselves; a person sets it. */
@Path("/v1/platform/agent/billing/auto-reload")
@RolesAllowed(ApiKeyCaller.ROLE)
@Cancellable(false)
class AgentReloadResource {

    private final SettingReloads reloads;
    private final SecurityIdentity identity;

    AgentReloadResource(SettingReloads reloads, SecurityIdentity identity) {
        this.reloads = reloads;
        this.identity = identity;
    }

    @GET
    @Operation(operationId = "getAutoReload", summary = "How the calling workspace's credits refill themselves")
    public Uni<AutoReloadBody> autoReload() {
        return reloads.of(ApiKeyCaller.of(identity).workspaceId());
    }
}
