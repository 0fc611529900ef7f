package io.tutorflow.simulation.machine;

/** What holds after every step, whatever has happened. */
public enum Invariant {
    /** Captures and holds never exceed credits and line, but for overruns that are written down. */
    NOBODY_OVERSPENDS,
    /** What a wallet has set aside is the sum of its open holds. */
    HELD_IS_WHAT_IS_OPEN,
    /** A wallet's totals are the sum of its transfers. */
    BALANCES_FOLLOW_FROM_TRANSFERS,
    /** A usage record is captured at most once, with the amount that it was finalized with. */
    CHARGED_ONCE_WHAT_WAS_FINALIZED,
    /** A record ends once; only overdue work that was delivered after all ends once more. */
    A_RECORD_ENDS_ONCE,
    /** Where a hold was released because its work was never recorded, it never is. */
    NEVER_MEANS_NEVER,
    /** Whoever was told that work was accepted finds its record. */
    ACCEPTED_IS_RECORDED,
    /** A pinned snapshot recomputes to its amount: price times units, rounded half-up. */
    SNAPSHOTS_RECOMPUTE,
    /** What was committed is in the outbox or on the topic. */
    NOTHING_IS_UNTOLD,
    /** Events of one record, or of one budget, come to the topic in the order in which they became true. */
    TOLD_IN_ORDER,
    /** A reservation counts in the week and the month in which it was made: reserved while open, then spent. */
    SPEND_FOLLOWS_FROM_RESERVATIONS,
    /** A record is counted in budgets at most once, with what its payer was charged. */
    BUDGETED_ONCE_WHAT_WAS_CHARGED,
    /** A plan's month is used by its reservations that are open or spent. */
    PLANS_FOLLOW_FROM_RESERVATIONS,
    /** Plans that replace one another in the middle of a month cover together no more than the largest of them. */
    PLANS_GIVE_ONE_ALLOWANCE,
    /** A teacher has one open request for more at most. */
    ONE_REQUEST_IS_OPEN,
    /** A budget is raised in a period by what was granted in it, once. */
    RAISED_AS_GRANTED,
    /** A budget that is used up in its present period was told to be, once per revision and period. */
    USED_UP_IS_TOLD_ONCE,
    /** A capture is on at most one document in force; once its month is closed, on one. */
    ON_ONE_DOCUMENT,
    /** The lines of a document add up to what is due, its sums to its captures, and what is due is whole cents. */
    DOCUMENTS_ADD_UP,
    /** The documents of a series are numbered from 1, without gaps. */
    NUMBERS_HAVE_NO_GAP,
    /** An order to credit a document makes one note of it at most. */
    CREDITED_ONCE,
    /** The notes of a document never come to more than it, nor than any of its lines; their cents and tax are rounded together. */
    NOTES_ADD_UP,
    /** The roll-forward of all transfers has what the documents, their notes, and the captures come to. */
    THE_BOOKS_AGREE,
    /** What is used of a line is what was captured on it, and is neither on a paid document nor credited. */
    THE_LINE_IS_WHAT_IS_NOT_PAID,
    /** The database never has to refuse what the code let pass. */
    CONSTRAINTS_ARE_NEVER_NEEDED,
    /** Nothing contradicts what is written. */
    NO_ALARMS,
    /** Nothing fails that has no reason to. */
    NOTHING_UNEXPECTED,
    /** Once nothing breaks any more, all work ends, all holds and reservations close, and all is told and captured. */
    EVERYTHING_SETTLES
}
