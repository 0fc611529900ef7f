package io.tutorflow.usage.workspace;

import io.smallrye.mutiny.Uni;
import io.tutorflow.internal.account.RequestCountAsks;
import io.tutorflow.internal.account.RequestCountLeases;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** billing-service's count of requests. */
@RegisterRestClient(configKey = "billing")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
@Path("/internal/request-counts")
interface RequestCountClient {

    @POST
    Uni<RequestCountLeases> take(RequestCountAsks asks);
}
