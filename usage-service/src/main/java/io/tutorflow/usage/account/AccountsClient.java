package io.tutorflow.usage.account;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.AccountKind;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** billing-service's accounts. */
@RegisterRestClient(configKey = "billing")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
@Path("/internal/accounts/lookup")
interface AccountsClient {

    @POST
    Uni<Answer> lookup(Question question);

    /** At most 1,000 of them. */
    record Question(Set<UUID> accountIds) {}

    /** Those that are accounts. */
    record Answer(Map<UUID, AccountKind> kinds) {}
}
