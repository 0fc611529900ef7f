package io.tutorflow.billing.distribution;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.organization.Organizations;
import io.tutorflow.billing.once.Asking;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.Page;
import io.tutorflow.http.Paging;
import io.tutorflow.http.SchoolCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where an org admin hands tokens on. */
@Path("/v1/school/distributions")
@RolesAllowed(SchoolCaller.ORG_ADMIN)
@Cancellable(false)
class DistributionResource {

    private final Organizations organizations;
    private final Distributing distributing;
    private final DistributionTable table;
    private final BusinessClock clock;
    private final Asking asking;

    DistributionResource(
            Organizations organizations,
            Distributing distributing,
            DistributionTable table,
            BusinessClock clock,
            Asking asking) {
        this.asking = asking;
        this.organizations = organizations;
        this.distributing = distributing;
        this.table = table;
        this.clock = clock;
    }

    @POST
    @Operation(
            operationId = "createDistribution",
            summary = "Hand tokens to a student, take them back, or raise a teacher's budget",
            description = "A student's tokens are the student's own: nobody else spends them, and they count as spent"
                    + " for refunds until they are taken back. A teacher spends the organization's wallet; a"
                    + " distribution raises the teacher's budget until its period ends. With an idempotencyKey, a repeat"
                    + " is the same distribution.")
    @APIResponse(
            responseCode = "201",
            description = "Done, or done before under the same key",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DistributionBody.class)))
    @APIResponse(responseCode = "400", description = "The message names what is wrong")
    @APIResponse(
            responseCode = "402",
            description = "platform_credits_exhausted: the organization has not so much; error.topUp is the way out")
    @APIResponse(responseCode = "403", description = "Not an org admin, or the organization is suspended or closed")
    @APIResponse(responseCode = "404", description = "There is no such organization, or the student has no tokens")
    @APIResponse(
            responseCode = "409",
            description = "platform_conflict: the teacher has no budget, the student has not so much to give back, or"
                    + " the key was used for another distribution")
    @APIResponse(
            responseCode = "503",
            description = "The budget service is away, and nothing changed; or it did not answer in time, and the"
                    + " distribution is listed within a minute if it was made: send the same idempotencyKey again")
    public Uni<RestResponse<DistributionBody>> distribute(
            @NotNull @Valid DistributionRequest body, @Context SecurityContext caller) {
        var admin = SchoolCaller.of(caller);
        var wish = body.by(admin, clock.now());
        var asked = asking.of("distribute", admin.organizationId(), body, body.asTaken());
        return organizations
                .active(admin.organizationId())
                .chain(() -> distributing.distribute(wish, asked))
                .map(made -> RestResponse.status(Status.CREATED, DistributionBody.of(made)));
    }

    @GET
    @Operation(operationId = "listDistributions", summary = "What was handed on, newest first")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "limit or offset is not valid")
    public Uni<Page<DistributionBody>> list(@BeanParam Paging paging, @Context SecurityContext caller) {
        var organization = SchoolCaller.of(caller).organizationId();
        var page = paging.page();
        return Panache.withSession(() -> table.newestFirst(organization, page.limit(), page.offset()))
                .map(found -> found.map(DistributionBody::of));
    }
}
