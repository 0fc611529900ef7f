package io.tutorflow.billing.teacher;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.http.SchoolCaller;
import io.tutorflow.internal.raise.RaisedBudget;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who of an organization's people shares its wallet: org admins, and teachers without a budget. */
@ApplicationScoped
public class SharingWallets {

    private final TeacherBudgets budgets;

    SharingWallets(TeacherBudgets budgets) {
        this.budgets = budgets;
    }

    /** What the caller may spend, if that is less than the wallet; only teachers have a budget. */
    public Uni<Optional<RaisedBudget>> budgetOf(SchoolCaller caller) {
        var teacher = caller.teacherId();
        return teacher == null ? Uni.createFrom().item(Optional.empty()) : budgets.of(caller.organizationId(), teacher);
    }

    /** Fails with {@link ApiProblem} 403 if a budget is in place of the wallet. */
    public Uni<Void> demand(SchoolCaller caller) {
        return budgetOf(caller)
                .invoke(budget -> {
                    if (budget.isPresent()) {
                        throw ApiProblem.of(
                                ErrorCode.PLATFORM_FORBIDDEN,
                                "You have a budget, which GET /v1/school/budgets/me shows; the organization's tokens are"
                                        + " bought and seen by its admins and by teachers without a budget");
                    }
                })
                .replaceWithVoid();
    }
}
