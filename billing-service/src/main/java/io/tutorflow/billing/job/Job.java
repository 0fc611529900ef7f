package io.tutorflow.billing.job;

/**
 * What is done by itself, again and again, on any replica. A bean of one of the three kinds is all that a new one takes: it
 * is scheduled, measured, listed for operators, and can be run by hand.
 */
public sealed interface Job permits DueJob, PeriodicJob, RoundJob {

    Schedule schedule();
}
