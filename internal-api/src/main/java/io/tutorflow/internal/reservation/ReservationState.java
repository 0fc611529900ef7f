package io.tutorflow.internal.reservation;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.tutorflow.internal.Tolerant;

/** Where a known reservation stands; what was spent stays spent. */
public enum ReservationState {
    OPEN,
    RELEASED,
    SPENT,
    /** A state that this reader does not know. It is read only, never written. */
    NOT_UNDERSTOOD;

    @JsonCreator
    static ReservationState of(String word) {
        return Tolerant.read(word, NOT_UNDERSTOOD);
    }
}
