package io.tutorflow.usage.activity;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.CsvFile;
import io.tutorflow.http.CsvLine;
import io.tutorflow.http.Paging;
import io.tutorflow.http.SchoolCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The history of generations over HTTP, as pages or as a file. */
@Path("/v1/school")
@RolesAllowed({SchoolCaller.ORG_ADMIN, SchoolCaller.TEACHER, SchoolCaller.STUDENT})
@Cancellable(false)
@Tag(name = "Activities")
class GenerationResource {

    private static final String WHOSE = "Org admins see everyone's generations; others see only their own.";

    private final Generations generations;

    GenerationResource(Generations generations) {
        this.generations = generations;
    }

    @GET
    @Path("generations")
    @Operation(
            operationId = "listGenerations",
            summary = "List generations, newest first",
            description = WHOSE + " Use limit and offset or, for long histories, limit and cursor.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "A parameter is invalid; the message names it")
    public Uni<GenerationPageBody> list(
            @BeanParam GenerationsRequest wanted,
            @BeanParam Paging paging,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the previous page") @Nullable String cursor,
            @Context SecurityContext caller) {
        return generations.page(wanted.filter(SchoolCaller.of(caller)), paging, cursor);
    }

    @GET
    @Path("generations.csv")
    @Produces(CsvLine.TYPE)
    @Operation(
            operationId = "downloadGenerations",
            summary = "Export generations as CSV",
            description = WHOSE + " All of them, newest first, as CSV (RFC 4180) with a header line.")
    @APIResponse(
            responseCode = "200",
            description = "date, title, activity, variant, course, lesson, student, session, requested_by, tokens,"
                    + " billing_source, status (completed, in progress or not charged), id",
            content = @Content(mediaType = CsvLine.TYPE, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "400", description = "A parameter is invalid; the message names it")
    public RestMulti<String> file(@BeanParam GenerationsRequest wanted, @Context SecurityContext caller) {
        var filter = wanted.filter(SchoolCaller.of(caller));
        return CsvFile.of(
                "generations.csv", GenerationCsv.HEADER, generations.all(filter).map(GenerationCsv::of));
    }
}
