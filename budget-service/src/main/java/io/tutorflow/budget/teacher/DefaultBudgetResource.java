package io.tutorflow.budget.teacher;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.http.SchoolCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The default budget, for the organization's admins. */
@Path("/v1/school/settings/default-budget")
@RolesAllowed(SchoolCaller.ORG_ADMIN)
@Tag(name = "Budgets")
@Cancellable(false)
class DefaultBudgetResource {

    private final SettingDefaultBudget setting;
    private final DefaultBudgetRepository defaults;

    DefaultBudgetResource(SettingDefaultBudget setting, DefaultBudgetRepository defaults) {
        this.setting = setting;
        this.defaults = defaults;
    }

    @GET
    @Operation(operationId = "getDefaultBudget", summary = "Get the budget of teachers who have none of their own")
    public Uni<DefaultBudgetBody> get(@Context SecurityContext caller) {
        var organization = OrganizationId.of(SchoolCaller.of(caller).organizationId());
        return Panache.withSession(() -> defaults.of(organization)).map(DefaultBudgetBody::of);
    }

    @PUT
    @Operation(
            operationId = "setDefaultBudget",
            summary = "Set the budget of teachers who have none of their own",
            description =
                    "It holds, for each teacher separately, at once: for everybody who has no budget of their own and"
                            + " is not exempt. Setting the same again changes nothing.")
    public Uni<DefaultBudgetBody> set(@NotNull @Valid DefaultBudgetRequest body, @Context SecurityContext caller) {
        var admin = SchoolCaller.of(caller);
        return setting.set(OrganizationId.of(admin.organizationId()), body.terms(), admin.subject())
                .chain(() -> get(caller));
    }

    @DELETE
    @Operation(
            operationId = "removeDefaultBudget",
            summary = "Remove the default budget",
            description = "Budgets of teachers' own stay. Answers 204 even if there is none.")
    public Uni<Void> remove(@Context SecurityContext caller) {
        return setting.remove(OrganizationId.of(SchoolCaller.of(caller).organizationId()));
    }
}
