package io.tutorflow.internal.hold;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.tutorflow.internal.Tolerant;

/** Why a hold was refused. */
public enum HoldRefusal {
    UNKNOWN_ACCOUNT,
    WORKSPACE_SUSPENDED,
    KEY_REVOKED,
    KEY_EXPIRED,
    FREE_CREDITS_EXHAUSTED,
    CREDITS_EXHAUSTED,
    /** Usage is metered, and the credit line on which all of it is owed is used up. */
    LINE_EXHAUSTED,
    /** A reason that this reader does not know. It is only read, never written. */
    OTHER;

    @JsonCreator
    static HoldRefusal of(String word) {
        return Tolerant.read(word, OTHER);
    }
}
