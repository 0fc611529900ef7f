package io.tutorflow.billing.wallet;

/** Why a hold is refused. */
enum RefusalReason {
    UNKNOWN_ACCOUNT,
    WORKSPACE_SUSPENDED,
    KEY_REVOKED,
    KEY_EXPIRED,
    FREE_CREDITS_EXHAUSTED,
    CREDITS_EXHAUSTED
}
