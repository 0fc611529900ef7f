package io.tutorflow.billing.distribution;

import io.smallrye.mutiny.Uni;
import io.tutorflow.internal.raise.RaisedBudget;
import org.jspecify.annotations.Nullable;

/** The budgets of teachers, which budget-service keeps. */
interface Budgets {

    /**
     * The same raise twice is one. Fails with {@link io.tutorflow.http.ApiProblem} 503 if it may have been heard, and
     * nobody answered.
     */
    Uni<Answer> raise(Distribution toTeacher);

    /** What became of a raise. */
    sealed interface Answer {

        /** @param budget as it stands after it; none if it was removed since */
        record Raised(@Nullable RaisedBudget budget) implements Answer {}

        /** The teacher spends the organization's wallet without a limit of their own. */
        record NoBudget() implements Answer {}

        /** Nobody was there to hear it. */
        record NotReached() implements Answer {}

        /** The id is another raise's. */
        record IdUsedOtherwise() implements Answer {}
    }
}
