package io.tutorflow.budget.teacher;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.SchoolCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** A teacher's own budget. */
@Path("/v1/school/budgets/me")
@RolesAllowed(SchoolCaller.TEACHER)
@Tag(name = "Budgets")
@Cancellable(false)
class MyBudgetResource {

    private final ReadingBudgets reading;

    MyBudgetResource(ReadingBudgets reading) {
        this.reading = reading;
    }

    @GET
    @Operation(
            operationId = "getMyBudget",
            summary = "Get the calling teacher's budget and what is left of it",
            description =
                    "Whoever has no budget is told so: hasBudget is then false, and the organization's tokens are the"
                            + " only limit.")
    public Uni<MyBudgetBody> mine(@Context SecurityContext caller) {
        var person = SchoolCaller.of(caller);
        return reading.of(Teacher.of(person.organizationId(), person.subject()))
                .map(found -> found.map(MyBudgetBody::of).orElseGet(MyBudgetBody::none));
    }
}
