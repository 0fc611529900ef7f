package io.tutorflow.budget.plan;

import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.organization.Organizations;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.SchoolCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The use of the organization's plan. */
@Path("/v1/school/plan-usage")
@RolesAllowed({SchoolCaller.ORG_ADMIN, SchoolCaller.TEACHER})
@Tag(name = "Plans")
@Cancellable(false)
class PlanUsageResource {

    private final Organizations organizations;
    private final ReadingPlanUsage reading;

    PlanUsageResource(Organizations organizations, ReadingPlanUsage reading) {
        this.organizations = organizations;
        this.reading = reading;
    }

    @GET
    @Operation(operationId = "getPlanUsage", summary = "Get this month's use of the plan")
    public Uni<PlanUsageBody> usage(@Context SecurityContext caller) {
        var person = SchoolCaller.of(caller);
        return organizations
                .find(OrganizationId.of(person.organizationId()))
                .map(found -> found.orElseThrow(() -> ApiProblem.notFound("The organization")))
                .flatMap(reading::of)
                .map(usage -> person.isAdmin() ? usage : usage.seenBy(person.subject()));
    }
}
