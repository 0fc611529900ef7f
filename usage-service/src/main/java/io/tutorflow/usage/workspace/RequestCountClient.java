package io.tutorflow.usage.workspace;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.RateLeases.Ask;
import io.tutorflow.http.RateLeases.Lease;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** billing-service's count of requests. */
@RegisterRestClient(configKey = "billing")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
@Path("/internal/request-counts")
interface RequestCountClient {

    @POST
    Uni<Leases> take(Asks asks);

    /** At most 512 of them. */
    record Asks(List<Ask> asks) {}

    /** In the order of the questions. */
    record Leases(List<Lease> leases) {}
}
