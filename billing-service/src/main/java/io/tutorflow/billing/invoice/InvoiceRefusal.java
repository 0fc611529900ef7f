package io.tutorflow.billing.invoice;

/** Why what was asked of a document is not done. */
enum InvoiceRefusal {
    /** There is no such document. */
    UNKNOWN,
    /** It was opened before, or ended. */
    NOT_A_DRAFT,
    /** It replaces one that is void: deleted, its usage would be on no document. */
    REPLACEMENT_STAYS,
    /** It closes a month: deleted, the month would stay closed without it. */
    MONTH_STAYS,
    /** So little cannot be collected: it waits for the next month. */
    TOO_SMALL,
    /** Something is due, and nobody said whom to ask for it. */
    BUYER_UNKNOWN,
    /** Only what is open or given up can be paid. */
    NOT_PAYABLE,
    /** Only what is open can be given up. */
    NOT_OPEN,
    /** Only what is given up, and not written off before, can be written off. */
    NOT_GIVEN_UP,
    /** Only what somebody has paid can be opened again. */
    NOTHING_PAID,
    /** Only what is open or paid can be credited. */
    NOT_CREDITABLE,
    /** A replacement would ask for what was credited. */
    CREDITED,
    /** A draft is deleted instead; what is paid is corrected by a credit note; what is void is void. */
    NOT_VOIDABLE,
    /** It has not ended yet. */
    PERIOD_NOT_OVER,
    /** Nothing was used in it that is on no other document. */
    NOTHING_USED,
    /** Stripe collects what is open. */
    NOT_COLLECTABLE,
    /** Stripe collects it in another way. */
    COLLECTED_OTHERWISE,
    /** Stripe collected it before it was reopened: it takes no number twice. */
    COLLECTED_BEFORE,
    /** There is nothing to charge. */
    NO_SAVED_CARD,
    /** Stripe would ask for what was credited before. */
    CREDITED_BEFORE,
    /** Somebody may be paying it there. */
    AT_STRIPE,
    /** Usage of the period is missing on one side; it is compared again by itself. */
    INCOMPLETE
}
