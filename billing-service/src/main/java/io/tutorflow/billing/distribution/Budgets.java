package io.tutorflow.billing.distribution;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
        record Raised(@Nullable Budget budget) implements Answer {}

        /** The teacher spends the organization's wallet without a limit of their own. */
        record NoBudget() implements Answer {}

        /** Nobody was there to hear it. */
        record NotReached() implements Answer {}

        /** The id is another raise's. */
        record IdUsedOtherwise() implements Answer {}
    }

    /** A teacher's budget, in tokens. */
    @Schema(name = "RaisedBudget")
    record Budget(
            @Schema(description = "In this period, with what was distributed")
            BigDecimal limitTokens,

            BigDecimal spentTokens,
            BigDecimal remainingTokens,
            @Schema(enumeration = {"weekly", "monthly"}) String period,
            Instant resetsAt) {}
}
