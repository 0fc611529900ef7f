package io.tutorflow.pricing.catalog;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorBody;
import io.tutorflow.http.IdempotencyKey;
import io.tutorflow.http.Operator;
import io.tutorflow.http.Page;
import io.tutorflow.pricing.catalog.CatalogDecision.Accepted;
import io.tutorflow.pricing.catalog.CatalogDecision.Refused;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Catalogue versions for operators: draft, change, publish. */
@Path("/v1/admin/catalogs")
@RolesAllowed(Operator.ROLE)
@Tag(name = "Catalogue versions")
@Cancellable(false)
class CatalogResource {

    private final ReadingCatalogs reading;
    private final DraftingCatalogs drafting;
    private final PublishingCatalogs publishing;

    CatalogResource(ReadingCatalogs reading, DraftingCatalogs drafting, PublishingCatalogs publishing) {
        this.reading = reading;
        this.drafting = drafting;
        this.publishing = publishing;
    }

    @GET
    @Operation(operationId = "listCatalogs", summary = "List catalogue versions, newest first, including drafts")
    public Uni<Page<CatalogBody>> list(
            @RestQuery @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery @DefaultValue("0") @Min(0) int offset) {
        return reading.newestFirst(offset, limit).map(page -> page.map(CatalogBody::of));
    }

    @GET
    @Path("/{version}")
    @Operation(operationId = "getCatalog", summary = "Get a catalogue version")
    @APIResponse(
            responseCode = "200",
            description = "The version",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CatalogBody.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such version",
            content = @Content(schema = @Schema(implementation = ErrorBody.class)))
    public Uni<CatalogBody> get(@RestPath int version) {
        var number = numberOf(version);
        return reading.byVersion(number)
                .map(found -> found.orElseThrow(() -> RefusalProblems.of(new CatalogRefusal.NoSuchVersion(number))))
                .map(CatalogBody::of);
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "draftCatalog",
            summary = "Create a draft",
            description = "A copy of the newest published version with some prices changed. It has no effect until it"
                    + " is published.")
    @APIResponse(
            responseCode = "201",
            description = "The draft",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CatalogBody.class)))
    @APIResponse(
            responseCode = "409",
            description = "platform_conflict: the idempotency key was used for another draft")
    public Uni<CatalogBody> draft(
            @HeaderParam(IdempotencyKey.HEADER) @Parameter(description = "Same as idempotencyKey in the body") @Nullable
                    String headerKey,
            @NotNull @Valid DraftRequest body,
            @Context SecurityContext caller) {
        var key = IdempotencyKey.of(headerKey, body.idempotencyKey());
        return drafting.draft(body.change(), Operator.of(caller).subject(), key).map(CatalogResource::answer);
    }

    @PUT
    @Path("/{version}")
    @Operation(
            operationId = "changeCatalogDraft",
            summary = "Update a draft's prices or date",
            description = "Omitted fields keep their values. A published version answers 409.")
    @APIResponse(
            responseCode = "200",
            description = "The updated draft",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CatalogBody.class)))
    @APIResponse(
            responseCode = "409",
            description = "platform_conflict: the version is already published, or another version takes effect at"
                    + " this date")
    public Uni<CatalogBody> change(@RestPath int version, @NotNull @Valid DraftChangeRequest body) {
        return drafting.change(numberOf(version), body.change()).map(CatalogResource::answer);
    }

    @POST
    @Path("/{version}/publish")
    @Operation(
            operationId = "publishCatalog",
            summary = "Publish a draft",
            description = "The version can no longer be changed. It takes effect at its date, by default 60 s from"
                    + " now; an earlier date answers 400. Publishing it again gives the same answer.")
    @APIResponse(
            responseCode = "200",
            description = "The published version",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CatalogBody.class)))
    @APIResponse(
            responseCode = "409",
            description = "platform_conflict: another version takes effect at this date, or too many versions are"
                    + " scheduled")
    public Uni<CatalogBody> publish(@RestPath int version) {
        return publishing.publish(numberOf(version)).map(CatalogResource::answer);
    }

    private static CatalogBody answer(CatalogDecision decision) {
        return switch (decision) {
            case Accepted accepted -> CatalogBody.of(accepted.catalog());
            case Refused refused -> throw RefusalProblems.of(refused.reason());
        };
    }

    private static VersionNumber numberOf(int version) {
        if (version < 1) {
            throw ApiProblem.notFound("Catalogue version " + version);
        }
        return new VersionNumber(version);
    }
}
