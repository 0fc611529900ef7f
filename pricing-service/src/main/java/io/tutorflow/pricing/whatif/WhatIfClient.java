package io.tutorflow.pricing.whatif;

import io.smallrye.mutiny.Uni;
import io.tutorflow.internal.whatif.WhatIfPage;
import io.tutorflow.internal.whatif.WhatIfQuestion;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** billing-service's rating of months. */
@RegisterRestClient(configKey = "what-if")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${tutorflow.service-token}")
@Path("/internal/what-if")
interface WhatIfClient {

    @POST
    Uni<WhatIfPage> rate(WhatIfQuestion question);
}
