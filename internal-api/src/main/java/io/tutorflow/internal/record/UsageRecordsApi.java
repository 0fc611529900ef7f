package io.tutorflow.internal.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** usage-service's look-up of records. */
@Path("/internal/usage-records")
@RegisterRestClient(configKey = "usage-service")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
public interface UsageRecordsApi {

    @POST
    @Path("/lookup")
    Uni<Answers> lookUp(RecordLookup lookup);

    /**
     * {@link RecordOutcomes} before its answers are read one by one, so that an unreadable answer does not spoil the
     * others.
     */
    record Answers(List<JsonNode> answers) {}
}
