package io.tutorflow.billing.distribution;

/**
 * A distribution that was written down.
 *
 * @param done false while budget-service has not said so
 */
record Kept(Distribution distribution, boolean done) {

    /** @throws io.tutorflow.http.ApiProblem 409 if it is another one under the same key */
    Kept sameAs(Distribution wish) {
        if (!distribution.isSameAs(wish)) {
            throw DistributionProblems.keyReused();
        }
        return this;
    }
}
