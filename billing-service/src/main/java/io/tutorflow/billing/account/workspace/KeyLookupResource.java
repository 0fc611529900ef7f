package io.tutorflow.billing.account.workspace;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.events.WorkspaceChanged;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.KeyHash;
import io.tutorflow.http.ServiceCaller;
import io.tutorflow.internal.account.KeyLookup;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Answers services that do not know a key yet. */
@Path("/internal/api-keys")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
class KeyLookupResource {

    private final AccountTable table;

    KeyLookupResource(AccountTable table) {
        this.table = table;
    }

    @POST
    @APIResponse(responseCode = "200", description = "The current state")
    @APIResponse(responseCode = "404", description = "There is no such key")
    @Path("lookup")
    @Operation(
            summary = "Get the state of the workspace that has this key, as published in its event; 404 if there"
                    + " is none")
    public Uni<WorkspaceChanged> lookUp(@NotNull @Valid KeyLookup body) {
        return Panache.withSession(() -> table.read(new KeyHash(body.keyHash())))
                .map(found -> found.map(AccountEvents::state).orElseThrow(() -> ApiProblem.notFound("The API key")));
    }
}
