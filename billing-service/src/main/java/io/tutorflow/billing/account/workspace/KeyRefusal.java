package io.tutorflow.billing.account.workspace;

/** Why a key was not created, revoked or rotated. */
public enum KeyRefusal {
    /** The calling key was revoked a moment ago. */
    CALLER_REVOKED,
    /** The calling key expired a moment ago. */
    CALLER_EXPIRED,
    /** The workspace has no such key, or it was revoked long ago. */
    UNKNOWN_KEY,
    /** A key may only revoke itself and keys it created, directly or indirectly. */
    NOT_ITS_MAKER,
    /** A revoked key cannot be rotated. */
    REVOKED,
    /** An expired key cannot be rotated, because that would circumvent its expiry. */
    EXPIRED,
    /** The workspace has reached its limit of keys that are not revoked. */
    TOO_MANY_KEYS,
    /** It would be expired from the start. */
    EXPIRES_TOO_EARLY,
    /** So far in the future that no real date was meant. */
    EXPIRES_TOO_LATE,
    /** It would outlive the key that creates it. */
    OUTLIVES_ITS_MAKER
}
