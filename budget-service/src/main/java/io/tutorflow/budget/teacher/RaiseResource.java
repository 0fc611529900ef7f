package io.tutorflow.budget.teacher;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ServiceCaller;
import io.tutorflow.internal.raise.BudgetRaise;
import io.tutorflow.internal.raise.RaiseAnswer;
import io.tutorflow.internal.raise.RaiseOutcome;
import io.tutorflow.internal.raise.RaisedBudget;
import io.tutorflow.money.Money;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Raises budgets for distributions to teachers, on behalf of billing-service. */
@Path("/internal/budget-raises")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
class RaiseResource {

    private final RaisingBudgets raising;
    private final ReadingBudgets reading;

    RaiseResource(RaisingBudgets raising, ReadingBudgets reading) {
        this.raising = raising;
        this.reading = reading;
    }

    @POST
    @Operation(summary = "Raise a teacher's budget until the period ends; a repeated request raises it only once")
    public Uni<RaiseAnswer> raise(@NotNull @Valid BudgetRaise body) {
        var teacher = Teacher.of(body.organizationId(), body.teacherId());
        return raising.raise(body.raiseId(), teacher, Money.ofMicros(body.amountMicros()), body.raisedBy())
                .flatMap(outcome -> switch (outcome) {
                    case RaiseResult.Raised raised ->
                        reading.of(teacher)
                                .map(book -> new RaiseAnswer(
                                        RaiseOutcome.RAISED,
                                        book.map(RaiseResource::budget).orElse(null)));
                    case RaiseResult.NoBudget none ->
                        Uni.createFrom().item(new RaiseAnswer(RaiseOutcome.NO_BUDGET, null));
                    case RaiseResult.IdUsedOtherwise otherwise ->
                        Uni.createFrom().item(new RaiseAnswer(RaiseOutcome.ID_USED_OTHERWISE, null));
                });
    }

    /** As other services are told of it. */
    static RaisedBudget budget(BudgetBook book) {
        var spend = book.current();
        return new RaisedBudget(
                book.limit().credits(),
                spend.spent().credits(),
                book.remaining().credits(),
                spend.period().text(),
                spend.span().end());
    }
}
