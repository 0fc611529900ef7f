package io.tutorflow.budget.teacher;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ServiceCaller;
import io.tutorflow.internal.raise.BudgetLookup;
import io.tutorflow.internal.raise.FoundBudget;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Tells billing-service who has a budget: everybody else spends the organization's wallet. */
@Path("/internal/teacher-budgets/lookup")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
class LookupResource {

    private final ReadingBudgets reading;

    LookupResource(ReadingBudgets reading) {
        this.reading = reading;
    }

    @POST
    @Operation(summary = "Look up a teacher's budget, if there is one")
    public Uni<FoundBudget> lookup(@NotNull @Valid BudgetLookup body) {
        return reading.of(Teacher.of(body.organizationId(), body.teacherId()))
                .map(found -> new FoundBudget(found.map(RaiseResource::budget).orElse(null)));
    }
}
