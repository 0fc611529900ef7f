package io.tutorflow.pricing.terms;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.Operator;
import io.tutorflow.http.Page;
import io.tutorflow.pricing.terms.AgreedTerms.Proposal;
import io.tutorflow.pricing.terms.TermsDecision.Agreed;
import io.tutorflow.pricing.terms.TermsDecision.Refused;
import io.tutorflow.pricing.terms.TermsDecision.Unchanged;
import io.tutorflow.pricing.terms.Workspaces.Known;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What is agreed with a workspace, for operators. */
@Path("/v1/admin/workspaces/{workspaceId}/terms")
@RolesAllowed(Operator.ROLE)
@Tag(name = "Terms")
@Cancellable(false)
class TermsResource {

    private final AgreeingTerms agreeing;
    private final NamedTerms named;
    private final KnownKeys keys;
    private final Workspaces workspaces;
    private final ReadingTerms reading;

    TermsResource(
            AgreeingTerms agreeing, NamedTerms named, KnownKeys keys, Workspaces workspaces, ReadingTerms reading) {
        this.agreeing = agreeing;
        this.named = named;
        this.keys = keys;
        this.workspaces = workspaces;
        this.reading = reading;
    }

    @GET
    @Operation(
            operationId = "listTerms",
            summary = "List the versions of a workspace's terms, newest first",
            description = "Empty if nothing was agreed: the catalogue's prices apply.")
    @APIResponse(responseCode = "200", description = "A page of versions")
    @APIResponse(responseCode = "404", description = "platform_workspace_not_found")
    public Uni<Page<TermsBody>> list(
            @RestPath UUID workspaceId,
            @RestQuery @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery @DefaultValue("0") @Min(0) int offset) {
        return known(workspaceId).chain(() -> reading.newestFirst(workspaceId, offset, limit));
    }

    @PUT
    @Operation(
            operationId = "agreeTerms",
            summary = "Agree terms with a workspace",
            description =
                    "Creates a version, which applies from its date on; earlier prices do not change. A version of the"
                            + " same date is replaced. Repeating the terms changes nothing and answers with the version that"
                            + " has them.")
    @APIResponse(
            responseCode = "200",
            description = "The version that has these terms",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TermsBody.class)))
    @APIResponse(responseCode = "404", description = "platform_workspace_not_found")
    @APIResponse(
            responseCode = "409",
            description =
                    "platform_conflict: a scheduled version would no longer be valid, too many versions are scheduled, or the"
                            + " workspace is metered, and the terms have a discount, prices or a minimum commitment")
    public Uni<TermsBody> agree(
            @RestPath UUID workspaceId, @NotNull @Valid TermsRequest body, @Context SecurityContext caller) {
        var operator = Operator.of(caller).subject();
        return keys.keys()
                .invoke(known -> known.demand("", body.discounts(), body.prices()))
                .chain(() -> known(workspaceId))
                .chain(known -> agreeing.agree(
                        workspaceId,
                        new Proposal(body.over(base(body, known)), known.metered(), operator),
                        body.date()))
                .chain(decision -> switch (decision) {
                    case Agreed agreed -> reading.body(workspaceId, agreed.version());
                    case Unchanged unchanged -> reading.body(workspaceId, unchanged.version());
                    case Refused refused -> throw TermsProblems.of(refused.reason());
                });
    }

    private Uni<Known> known(UUID workspaceId) {
        return workspaces.find(workspaceId).map(found -> found.orElseThrow(() -> TermsProblems.missing(workspaceId)));
    }

    /** A workspace may have a plan that is but a word: then there is nothing to begin with. */
    private Terms base(TermsRequest body, Known known) {
        if (body.planCode() == null) {
            return named.find(known.planCode()).orElseGet(() -> Terms.NONE.named(known.planCode()));
        }
        return named.find(body.planCode())
                .orElseThrow(() -> ApiProblem.invalid(
                        "planCode must be one of the configured plans: " + String.join(", ", named.planCodes())));
    }
}
