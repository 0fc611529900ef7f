package io.tutorflow.usage.quote;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.usage.catalog.Catalogs;
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
@Tag(name = "Quotes", description = "What would this cost, and can I afford it.")
class QuoteResource {

    private final Catalogs catalogs;
    private final Wallets wallets;
    private final BusinessClock clock;
    private final SecurityIdentity identity;

    QuoteResource(Catalogs catalogs, Wallets wallets, BusinessClock clock, SecurityIdentity identity) {
        this.catalogs = catalogs;
        this.wallets = wallets;
        this.clock = clock;
        this.identity = identity;
    }

    @POST
    @Operation(
            operationId = "quote",
            summary = "Price an amount of work",
            description = "Nothing is held and nothing is promised: the price is that of this moment.")
    @APIResponse(responseCode = "200", description = "The price, and whether it could be paid now")
    @APIResponse(responseCode = "400", description = "Malformed or invalid; the message names the field")
    @APIResponse(responseCode = "401", description = "The API key is missing, unknown, revoked or expired")
    @APIResponse(responseCode = "403", description = "The workspace is suspended")
    @APIResponse(responseCode = "429", description = "More requests than the workspace may make in a minute")
    @APIResponse(responseCode = "503", description = "A part is down; see Retry-After")
    public Uni<QuoteView> quote(@NotNull(message = "is required") @Valid QuoteRequest body) {
        var quote = catalogs.quote(body.known(), body.priced(), clock.now());
        return wallets.available(ApiKeyCaller.of(identity).workspaceId())
                .map(available ->
                        new QuoteView(quote.snapshot(), !quote.amount().exceeds(available), available.credits()));
    }
}
