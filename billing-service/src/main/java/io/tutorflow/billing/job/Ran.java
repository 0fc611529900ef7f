package io.tutorflow.billing.job;

/**
 * What came of a run that a person asked for.
 *
 * @param worked pieces of work that were worked on
 * @param busy whether nothing was begun, because as much as may be done at once on this replica is being done
 */
record Ran(int worked, boolean busy) {

    static Ran worked(int worked) {
        return new Ran(worked, false);
    }
}
