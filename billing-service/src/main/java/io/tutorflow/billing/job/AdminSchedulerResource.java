package io.tutorflow.billing.job;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.http.Operator;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Where operators see what is done by itself, what is stuck, and have it done now. */
@Path("/v1/admin/schedulers")
@RolesAllowed(Operator.ROLE)
@Cancellable(false)
class AdminSchedulerResource {

    /** What a dry run tells of. */
    private static final int DUE_SHOWN = 100;

    private final Jobs jobs;

    AdminSchedulerResource(Jobs jobs) {
        this.jobs = jobs;
    }

    @GET
    @Operation(
            operationId = "listSchedulers",
            summary = "List the schedulers, with their backlogs and parked work",
            description = "Schedulers run on every replica of billing-service and share the work row by row. Failed"
                    + " work is retried with growing delays; work that cannot succeed is parked with a reason.")
    @APIResponse(
            responseCode = "200",
            description = "All schedulers, by name",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SchedulersBody.class)))
    public Uni<SchedulersBody> list() {
        return Multi.createFrom()
                .iterable(jobs.all())
                .onItem()
                .transformToUniAndConcatenate(this::body)
                .collect()
                .asList()
                .map(SchedulersBody::new);
    }

    private Uni<SchedulerBody> body(Runner runner) {
        return runner.backlog()
                .chain(backlog -> parked(runner, backlog)
                        .map(parked -> SchedulerBody.of(
                                runner, jobs.trigger(runner), jobs.lastError(runner), backlog, parked)));
    }

    private static Uni<List<ParkedBody>> parked(Runner runner, Backlog backlog) {
        return backlog.parked() == 0 ? Uni.createFrom().item(List.<ParkedBody>of()) : runner.parked();
    }

    @POST
    @Path("/{name}/run")
    @Operation(
            operationId = "runScheduler",
            summary = "Run a scheduler now",
            description = "Answers when the run has ended. Only work that is due is done, except by schedulers that"
                    + " always do everything at once, such as listing disputes: they run in full.")
    @APIResponse(
            responseCode = "200",
            description = "It was done, or would be, or is being done already (busy)",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RunBody.class)))
    @APIResponse(responseCode = "404", description = "platform_not_found: there is no such scheduler")
    public Uni<RunBody> run(
            @Parameter(description = "The name from the list of schedulers", example = "letters") String name,
            @Parameter(
                            description = "Only report what would be done; true if given without a value",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("dryRun")
                    @Nullable
                    String dryRun,
            @Context UriInfo uri) {
        var runner = find(name);
        return isTrue(dryRun, uri.getQueryParameters().containsKey("dryRun"))
                ? runner.dueNow(DUE_SHOWN).map(due -> new RunBody(name, true, 0, false, due))
                : jobs.runByHand(runner).map(ran -> new RunBody(name, false, ran.worked(), ran.busy(), List.of()));
    }

    @POST
    @Path("/{name}/parked/{id}/retry")
    @Operation(
            operationId = "retryParkedWork",
            summary = "Retry parked work",
            description = "It is due at once, and is parked again after the scheduler's usual number of attempts.")
    @APIResponse(
            responseCode = "200",
            description = "No longer parked; due now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RetryBody.class)))
    @APIResponse(
            responseCode = "404",
            description = "platform_not_found: there is no such scheduler, or it has no parked work with this id")
    public Uni<RetryBody> retry(
            @Parameter(description = "The name from the list of schedulers", example = "letters") String name,
            UUID id) {
        return find(name).retry(id).map(retried -> {
            if (!retried) {
                throw ApiProblem.of(
                        ErrorCode.PLATFORM_NOT_FOUND, "This scheduler has no parked work with the id " + id);
            }
            return new RetryBody(name, id);
        });
    }

    /** Whatever else was meant, it was not meant to be run. */
    private static boolean isTrue(@Nullable String dryRun, boolean isThere) {
        return switch (dryRun) {
            case null -> isThere;
            case "false" -> false;
            case "", "true" -> true;
            default -> throw ApiProblem.invalid("dryRun must be true or false");
        };
    }

    private Runner find(String name) {
        return jobs.find(name)
                .orElseThrow(() -> ApiProblem.of(ErrorCode.PLATFORM_NOT_FOUND, "There is no scheduler with this name"));
    }
}
