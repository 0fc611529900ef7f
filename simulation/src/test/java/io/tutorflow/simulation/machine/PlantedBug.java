package io.tutorflow.simulation.machine;

/** Mistakes that can be put into the simulated world, so that the simulation is seen to find them. */
public enum PlantedBug {
    /** None: the world is as the services make it. */
    NONE,
    /** A settlement does not look for the capture before it, and the transfer's key does not stop it. */
    CAPTURE_TWICE,
    /** The update that ends a record does not ask whether it still runs. */
    CAPTURE_AFTER_VOID,
    /** A hold is placed whatever is available, and {@code nobody_overspends} does not stop it. */
    HOLD_WITHOUT_CHECK,
    /** A settlement decides on a wallet that was read before it was locked. */
    STALE_WALLET_READ,
    /** The relay deletes a row before Kafka has acknowledged it. */
    LOST_OUTBOX_ROW,
    /** The relay sends the last row first. */
    EVENT_ORDER_SWAPPED,
    /** The look-up answers "never" and does not keep the record from being written. */
    TOMBSTONE_MISSING,
    /** A settlement is counted in the period that it comes in. */
    RESERVATION_OF_THE_WRONG_PERIOD,
    /** What was spent is not looked for before it is counted, and the entry's key does not stop it. */
    BUDGET_COUNTED_TWICE,
    /** A plan's month is counted by itself, without what another plan covered of a month that overlaps. */
    SECOND_ALLOWANCE,
    /** An approval does not ask whether the request is answered, and the raise's key does not stop it. */
    APPROVED_TWICE,
    /** Nobody compares usage with the ledger. */
    NOTHING_IS_COMPARED,
    /** A document does not look for the captures that are on another one, and their index does not stop it. */
    CAPTURE_ON_TWO_INVOICES,
    /** A document that is void keeps its captures beside the one that replaces it. */
    VOID_KEEPS_ITS_CAPTURES,
    /** A month is closed with what was finalized in it, and nothing older. */
    LATE_USAGE_DROPPED,
    /** A payment does not look for the one before it, and its key does not stop it. */
    LINE_CLEARED_TWICE,
    /** Whether an order was carried out before is not asked, and its key does not stop it. */
    CREDIT_NOTE_TWICE,
    /**
     * A credit note of a document that is paid is decided without the notes before it, and {@code
     * no_more_is_credited_than_is_due} does not stop it.
     */
    CREDITED_BEYOND_WHAT_IS_LEFT,
    /** Each credit note rounds its own tax, so that the last one does not take what is left of it. */
    CREDIT_NOTE_TAXED_BY_ITSELF,
    /** Money for a credit note always goes back past Stripe. */
    GIVEN_BACK_ANOTHER_WAY,
    /** What is billed is cut off to whole micro-USD. */
    ROUNDING_DOWN
}
