package io.tutorflow.billing.payment.reload;

/** What to do about an account whose balance is low. */
sealed interface ReloadDecision {

    /** No longer low, too early, in flight, or too little. */
    record Nothing() implements ReloadDecision {}

    /** In whole cents. */
    record Charge(long cents) implements ReloadDecision {}

    /** The daily limit leaves less than can be charged. */
    record DayIsOver(long boundCents) implements ReloadDecision {}

    /** The owner's monthly limit leaves less than can be charged. */
    record MonthIsOver(long boundCents) implements ReloadDecision {}

    /** More is owed than the target, which only a person may pay. */
    record TooDeep() implements ReloadDecision {}
}
