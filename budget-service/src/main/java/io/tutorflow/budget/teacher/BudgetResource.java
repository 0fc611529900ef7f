package io.tutorflow.budget.teacher;

import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.http.Page;
import io.tutorflow.http.Person;
import io.tutorflow.http.SchoolCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Teachers' budgets, for their organization's admins. */
@Path("/v1/school")
@RolesAllowed(SchoolCaller.ORG_ADMIN)
@Tag(name = "Budgets")
@Cancellable(false)
class BudgetResource {

    private final SettingBudgets setting;
    private final ReadingBudgets reading;

    BudgetResource(SettingBudgets setting, ReadingBudgets reading) {
        this.setting = setting;
        this.reading = reading;
    }

    @PUT
    @Path("/teachers/{id}/budget")
    @Operation(
            operationId = "setBudget",
            summary = "Set a teacher's budget",
            description = "Setting the same budget again changes nothing; a different one increments the revision.")
    public Uni<BudgetBody> set(
            @RestPath @Pattern(regexp = Person.SUBJECT, message = Person.SUBJECT_RULE) String id,
            @NotNull @Valid BudgetRequest body,
            @Context SecurityContext caller) {
        var admin = SchoolCaller.of(caller);
        var teacher = Teacher.of(admin.organizationId(), id);
        return setting.set(teacher, body.terms(), admin.subject())
                .chain(() -> reading.of(teacher))
                .map(found -> found.map(BudgetBody::of)
                        .orElseThrow(() -> ApiProblem.of(
                                ErrorCode.PLATFORM_CONFLICT, "Somebody else removed the budget at the same moment")));
    }

    @DELETE
    @Path("/teachers/{id}/budget")
    @Operation(
            operationId = "removeBudget",
            summary = "Remove a teacher's budget",
            description = "Answers 204 even if there is none.")
    public Uni<Void> remove(
            @RestPath @Pattern(regexp = Person.SUBJECT, message = Person.SUBJECT_RULE) String id,
            @Context SecurityContext caller) {
        var admin = SchoolCaller.of(caller);
        return setting.remove(Teacher.of(admin.organizationId(), id), admin.subject());
    }

    @GET
    @Path("/budgets")
    @Operation(
            operationId = "listBudgets",
            summary = "List the organization's budgets and what is left of each, newest first")
    public Uni<Page<BudgetBody>> list(
            @RestQuery @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery @DefaultValue("0") @Min(0) int offset,
            @Context SecurityContext caller) {
        return reading.newestFirst(OrganizationId.of(SchoolCaller.of(caller).organizationId()), offset, limit)
                .map(page -> page.map(BudgetBody::of));
    }
}
