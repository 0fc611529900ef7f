package io.tutorflow.billing.reload;

/** What to do about an account that was seen low. */
sealed interface ReloadDecision {

    /** Not low any more, not wanted, not yet, in flight, or too little. */
    record Nothing() implements ReloadDecision {}

    /** In whole cents. */
    record Charge(long cents) implements ReloadDecision {}

    /** The owner's bound for the month leaves less than can be charged. */
    record CapReached() implements ReloadDecision {}
}
