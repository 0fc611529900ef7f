package io.tutorflow.usage.quote;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.usage.catalog.Quotes;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Quotes over HTTP. */
@Path("/v1/platform/quotes")
@RolesAllowed(ApiKeyCaller.ROLE)
@Cancellable(false)
@Tag(name = "Quotes", description = "What work would cost, and whether the workspace can afford it.")
class QuoteResource {

    private final Quotes quotes;
    private final Wallets wallets;
    private final BusinessClock clock;
    private final SecurityIdentity identity;

    QuoteResource(Quotes quotes, Wallets wallets, BusinessClock clock, SecurityIdentity identity) {
        this.quotes = quotes;
        this.wallets = wallets;
        this.clock = clock;
        this.identity = identity;
    }

    @POST
    @Operation(
            operationId = "quote",
            summary = "Quote a price",
            description = "Holds nothing and promises nothing: the price is valid only at this moment.")
    @APIResponse(responseCode = "200", description = "The price, and whether the workspace can pay it now")
    @APIResponse(responseCode = "400", description = "The request is malformed or invalid; the message names the field")
    @APIResponse(responseCode = "401", description = "The API key is missing, unknown, revoked or expired")
    @APIResponse(responseCode = "403", description = "The workspace is suspended")
    @APIResponse(responseCode = "429", description = "The workspace has exceeded its requests per minute")
    @APIResponse(responseCode = "503", description = "A service is temporarily unavailable; see Retry-After")
    public Uni<QuoteBody> quote(@NotNull(message = "is required") @Valid QuoteRequest body) {
        var workspace = ApiKeyCaller.of(identity).workspaceId();
        var quote = quotes.quote(workspace, body.known(), body.priced(), clock.now());
        return wallets.available(workspace)
                .map(available ->
                        new QuoteBody(quote.snapshot(), !quote.amount().exceeds(available), available.credits()));
    }
}
