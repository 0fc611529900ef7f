package io.tutorflow.budget.teacher;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ServiceCaller;
import io.tutorflow.money.Money;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Takes from billing-service what an org admin distributes to a teacher. */
@Path("/internal/budget-raises")
@RolesAllowed(ServiceCaller.ROLE)
@Cancellable(false)
class RaiseResource {

    private static final int TEXT_LIMIT = 255;

    /** USD 100,000, as of a budget. */
    private static final long MOST_MICROS = 100_000_000_000L;

    private final RaisingBudgets raising;
    private final ReadingBudgets reading;

    RaiseResource(RaisingBudgets raising, ReadingBudgets reading) {
        this.raising = raising;
        this.reading = reading;
    }

    @POST
    @Operation(summary = "Raise a teacher's budget until the period ends; the same raise twice is one")
    public Uni<RaisedView> raise(@NotNull @Valid RaiseBody body) {
        var teacher = Teacher.of(body.organizationId(), body.teacherId());
        return raising.raise(body.raiseId(), teacher, Money.ofMicros(body.amountMicros()), body.raisedBy())
                .flatMap(outcome -> switch (outcome) {
                    case Raising.Raised raised ->
                        reading.of(teacher)
                                .map(book -> new RaisedView(
                                        "RAISED", book.map(MyBudgetView::of).orElse(null)));
                    case Raising.NoBudget none -> Uni.createFrom().item(new RaisedView("NO_BUDGET", null));
                    case Raising.IdUsedOtherwise otherwise ->
                        Uni.createFrom().item(new RaisedView("ID_USED_OTHERWISE", null));
                });
    }

    /**
     * @param raiseId the same id again is the same raise
     * @param amountMicros on top of the limit, in micro-USD
     */
    record RaiseBody(
            @NotNull UUID raiseId,
            @NotNull UUID organizationId,
            @NotBlank @Size(max = TEXT_LIMIT) String teacherId,
            @Positive @Max(MOST_MICROS) long amountMicros,
            @NotBlank @Size(max = TEXT_LIMIT) String raisedBy) {}

    /**
     * @param outcome {@code RAISED}, {@code NO_BUDGET} or {@code ID_USED_OTHERWISE}
     * @param budget as it stands after it was raised
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RaisedView(String outcome, @Nullable MyBudgetView budget) {}
}
