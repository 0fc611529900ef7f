package io.tutorflow.billing.distribution;

import io.smallrye.mutiny.Uni;
import io.tutorflow.internal.raise.RaisedBudget;
import org.jspecify.annotations.Nullable;

/** Teachers' budgets, which are kept by budget-service. */
interface Budgets {

    /**
     * A repeated raise counts once. Fails with {@link io.tutorflow.http.ApiProblem} 503 if it may have arrived, but no
     * answer came.
     */
    Uni<Answer> raise(Distribution toTeacher);

    /** The outcome of a raise. */
    sealed interface Answer {

        /** @param budget after the raise; null if it has been removed since */
        record Raised(@Nullable RaisedBudget budget) implements Answer {}

        /** The teacher spends the organization's wallet without a limit of their own. */
        record NoBudget() implements Answer {}

        /** budget-service could not be reached. */
        record NotReached() implements Answer {}

        /** The id belongs to another raise. */
        record IdUsedOtherwise() implements Answer {}
    }
}
