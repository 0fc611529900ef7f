package io.tutorflow.billing.account.workspace;

/** Why a key is not made, revoked or rotated. */
public enum KeyRefusal {
    /** The calling key was revoked a moment ago. */
    CALLER_REVOKED,
    /** The calling key's time was over a moment ago. */
    CALLER_EXPIRED,
    /** The workspace has no such key, or lost it long ago. */
    UNKNOWN_KEY,
    /** A key may end itself and those it made, directly or through others. */
    NOT_ITS_MAKER,
    /** What is revoked has no successor. */
    REVOKED,
    /** What has expired has no successor: that would be a way around the expiry. */
    EXPIRED,
    /** The workspace has as many living keys as it may have. */
    TOO_MANY_KEYS,
    /** It would be expired from the start. */
    EXPIRES_TOO_EARLY,
    /** So far ahead that no date was meant. */
    EXPIRES_TOO_LATE,
    /** It would outlive the key that makes it. */
    OUTLIVES_ITS_MAKER
}
