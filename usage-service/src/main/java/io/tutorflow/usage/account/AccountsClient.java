package io.tutorflow.usage.account;

import io.smallrye.mutiny.Uni;
import io.tutorflow.internal.account.AccountLookup;
import io.tutorflow.internal.account.FoundAccounts;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** billing-service's accounts. */
@RegisterRestClient(configKey = "billing")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
@Path("/internal/accounts/lookup")
interface AccountsClient {

    @POST
    Uni<FoundAccounts> lookup(AccountLookup lookup);
}
