package io.tutorflow.billing.distribution;

import io.tutorflow.billing.ledger.posting.Balance;
import io.tutorflow.internal.raise.RaisedBudget;
import org.jspecify.annotations.Nullable;

/** The outcome of a distribution request. */
sealed interface DistributionResult {

    /** The tokens now belong to the student, or to the organization again. */
    record Moved(Distribution distribution, Balance organization, Balance student) implements DistributionResult {}

    /** The teacher may spend this much more. */
    record Raised(Distribution distribution, @Nullable RaisedBudget budget) implements DistributionResult {}
}
