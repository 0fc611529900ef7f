package io.tutorflow.internal.hold;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.tutorflow.internal.Tolerant;

/** The state of a hold. A capture wins over a void. */
public enum HoldState {
    OPEN,
    VOIDED,
    CAPTURED,
    /** A state that this reader does not know. It is only read, never written. */
    NOT_UNDERSTOOD;

    @JsonCreator
    static HoldState of(String word) {
        return Tolerant.read(word, NOT_UNDERSTOOD);
    }
}
