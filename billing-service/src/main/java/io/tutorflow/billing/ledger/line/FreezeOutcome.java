package io.tutorflow.billing.ledger.line;

/** What became of freezing a line, or of thawing it. */
public enum FreezeOutcome {
    CHANGED,
    /** It was so before; nothing changed. */
    AS_IT_WAS,
    NO_SUCH_ACCOUNT
}
