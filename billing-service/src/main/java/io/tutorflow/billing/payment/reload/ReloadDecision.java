package io.tutorflow.billing.payment.reload;

/** What to do about an account that was seen low. */
sealed interface ReloadDecision {

    /** Not low any more, not yet, in flight, or too little. */
    record Nothing() implements ReloadDecision {}

    /** In whole cents. */
    record Charge(long cents) implements ReloadDecision {}

    /** The bound of the day leaves less than can be charged. */
    record DayIsOver(long boundCents) implements ReloadDecision {}

    /** The owner's bound for the month leaves less than can be charged. */
    record MonthIsOver(long boundCents) implements ReloadDecision {}

    /** More is owed than the target: that is for a person to pay. */
    record TooDeep() implements ReloadDecision {}
}
