package io.tutorflow.billing.teacher;

import io.smallrye.mutiny.Uni;
import io.tutorflow.internal.raise.RaisedBudget;
import java.util.Optional;
import java.util.UUID;

/** Teachers' budgets, which are kept by budget-service. */
interface TeacherBudgets {

    /**
     * The budget in force now. Fails with {@link io.tutorflow.http.ApiProblem} 503 if nobody answers: whether there is one is
     * then not known.
     */
    Uni<Optional<RaisedBudget>> of(UUID organization, String teacher);
}
