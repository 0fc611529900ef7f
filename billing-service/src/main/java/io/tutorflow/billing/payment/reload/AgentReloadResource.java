package io.tutorflow.billing.payment.reload;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiKeyCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What an agent may know about automatic reload; only a person can set it. */
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
    @Operation(operationId = "getAutoReload", summary = "Get the calling workspace's automatic reload")
    public Uni<AutoReloadBody> autoReload() {
        return reloads.of(ApiKeyCaller.of(identity).workspaceId());
    }
}
