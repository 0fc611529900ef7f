package io.tutorflow.billing.distribution;

/**
 * A distribution that was written down.
 *
 * @param done false while budget-service has not said so
 */
record Kept(Distribution distribution, boolean done) {}
