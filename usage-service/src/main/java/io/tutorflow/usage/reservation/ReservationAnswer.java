package io.tutorflow.usage.reservation;

import io.tutorflow.money.Money;

/** What budget-service says to a request for a reservation. */
public sealed interface ReservationAnswer {
    /**
     * The work may begin.
     *
     * @param covered whether the plan pays; then nothing is taken from the wallet
     * @param amount the most of the tokens that may be held for it
     */
    record Reserved(boolean covered, Money amount) implements ReservationAnswer {}

    /** It was reserved before and has been released: nothing may be begun under its id any more. */
    record Released() implements ReservationAnswer {}

    /** The work may not begin, and nothing is reserved. */
    sealed interface Refused extends ReservationAnswer {}

    /** The teacher's budget has not so much left. */
    record OverBudget(ExceededBudget budget) implements Refused {}

    /** The organization may not spend at all. */
    record Suspended() implements Refused {}

    /** There is no such organization. */
    record Unknown() implements Refused {}
}
