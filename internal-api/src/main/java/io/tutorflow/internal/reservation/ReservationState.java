package io.tutorflow.internal.reservation;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.tutorflow.internal.Tolerant;

/** The state of a known reservation; spent is final. */
public enum ReservationState {
    OPEN,
    RELEASED,
    SPENT,
    /** A state that this reader does not know. It is only read, never written. */
    NOT_UNDERSTOOD;

    @JsonCreator
    static ReservationState of(String word) {
        return Tolerant.read(word, NOT_UNDERSTOOD);
    }
}
