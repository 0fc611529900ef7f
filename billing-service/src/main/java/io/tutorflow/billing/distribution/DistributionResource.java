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

/** Org admins distribute tokens here. */
@Path("/v1/school/distributions")
@RolesAllowed(SchoolCaller.ORG_ADMIN)
@Cancellable(false)
class DistributionResource {

    private final Organizations organizations;
    private final DistributingTokens distributing;
    private final DistributionTable table;
    private final BusinessClock clock;
    private final Asking asking;

    DistributionResource(
            Organizations organizations,
            DistributingTokens distributing,
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
            summary = "Give tokens to a student, take them back, or raise a teacher's budget",
            description = "Only the student can spend their tokens, and for refunds they count as spent until they are"
                    + " taken back. Teachers spend the organization's wallet; distributing to a teacher raises that"
                    + " teacher's budget until its period ends. With an idempotencyKey a repeat is the same"
                    + " distribution.")
    @APIResponse(
            responseCode = "201",
            description = "Done now, or earlier with the same key",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DistributionBody.class)))
    @APIResponse(responseCode = "400", description = "A field is invalid; the message names it")
    @APIResponse(
            responseCode = "402",
            description = "platform_credits_exhausted: the organization does not have enough tokens; error.topUp says"
                    + " how to buy more")
    @APIResponse(
            responseCode = "403",
            description = "The caller is not an org admin, or the organization is suspended or closed")
    @APIResponse(responseCode = "404", description = "There is no such organization, or the student has no tokens")
    @APIResponse(
            responseCode = "409",
            description = "platform_conflict: the teacher has no budget, the student does not have enough tokens, or"
                    + " the key was used for another distribution")
    @APIResponse(
            responseCode = "503",
            description = "The budget service is unavailable and nothing changed; or it did not answer in time, and"
                    + " the distribution, if made, is listed within a minute: send the same idempotencyKey again")
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
    @Operation(operationId = "listDistributions", summary = "List distributions, newest first")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "limit or offset is invalid")
    public Uni<Page<DistributionBody>> list(@BeanParam Paging paging, @Context SecurityContext caller) {
        var organization = SchoolCaller.of(caller).organizationId();
        var page = paging.page();
        return Panache.withSession(() -> table.newestFirst(organization, page.limit(), page.offset()))
                .map(found -> found.map(DistributionBody::of));
    }
}
