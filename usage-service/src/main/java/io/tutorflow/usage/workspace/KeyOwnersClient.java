package io.tutorflow.usage.workspace;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.WorkspaceChanged;
import io.tutorflow.internal.account.KeyLookup;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** billing-service's look-up of API keys. */
@RegisterRestClient(configKey = "billing")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
@Path("/internal/api-keys")
interface KeyOwnersClient {

    @POST
    @Path("/lookup")
    Uni<WorkspaceChanged> lookup(KeyLookup lookup);
}
