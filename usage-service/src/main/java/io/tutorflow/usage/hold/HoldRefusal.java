package io.tutorflow.usage.hold;

/** Why the ledger sets nothing aside. */
public enum HoldRefusal {
    CREDITS_EXHAUSTED,
    FREE_CREDITS_EXHAUSTED,
    KEY_REVOKED,
    KEY_EXPIRED,
    WORKSPACE_SUSPENDED,
    UNKNOWN_ACCOUNT
}
