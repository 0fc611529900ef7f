package io.tutorflow.usage.hold;

import io.smallrye.mutiny.Uni;
import io.tutorflow.internal.hold.HoldAnswers;
import io.tutorflow.internal.hold.HoldRequests;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** billing-service's holds, many per call. */
@RegisterRestClient(configKey = "billing")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
@Path("/internal/holds")
interface HoldsClient {

    @POST
    Uni<HoldAnswers> place(HoldRequests requests);
}
