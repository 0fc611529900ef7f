package io.tutorflow.internal.hold;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.tutorflow.internal.Tolerant;

/** Why a hold is refused. */
public enum HoldRefusal {
    UNKNOWN_ACCOUNT,
    WORKSPACE_SUSPENDED,
    KEY_REVOKED,
    KEY_EXPIRED,
    FREE_CREDITS_EXHAUSTED,
    CREDITS_EXHAUSTED,
    /** A reason that this reader does not know. It is read only, never written. */
    OTHER;

    @JsonCreator
    static HoldRefusal of(String word) {
        return Tolerant.read(word, OTHER);
    }
}
