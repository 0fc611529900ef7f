package io.tutorflow.billing.distribution;

/**
 * A stored distribution.
 *
 * @param done false until budget-service has confirmed it
 */
record StoredDistribution(Distribution distribution, boolean done) {}
