package io.tutorflow.budget.teacher;

import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.OrganizationId;
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
            summary = "Set a teacher's budget, or exempt the teacher from the default one",
            description = "Setting the same again changes nothing; something else increments the revision.")
    public Uni<BudgetBody> set(
            @RestPath @Pattern(regexp = Person.SUBJECT, message = Person.SUBJECT_RULE) String id,
            @NotNull @Valid BudgetRequest body,
            @Context SecurityContext caller) {
        var admin = SchoolCaller.of(caller);
        var teacher = Teacher.of(admin.organizationId(), id);
        return setting.arrange(teacher, body.arrangement(), admin.subject())
                .chain(() -> reading.book(teacher))
                .map(BudgetBody::of);
    }

    @DELETE
    @Path("/teachers/{id}/budget")
    @Operation(
            operationId = "removeBudget",
            summary = "Remove a teacher's budget",
            description =
                    "Also of an exemption. The default budget holds then, if there is one. Answers 204 even if there is"
                            + " nothing to remove.")
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
            summary = "List teachers' budgets and what is left of each, newest first",
            description =
                    "With those who are exempt, and, if there is a default budget, everybody who has spent tokens.")
    public Uni<Page<BudgetBody>> list(
            @RestQuery @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery @DefaultValue("0") @Min(0) int offset,
            @Context SecurityContext caller) {
        return reading.newestFirst(OrganizationId.of(SchoolCaller.of(caller).organizationId()), offset, limit)
                .map(page -> page.map(BudgetBody::of));
    }
}
