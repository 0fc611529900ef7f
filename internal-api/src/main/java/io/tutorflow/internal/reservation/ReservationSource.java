package io.tutorflow.internal.reservation;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.tutorflow.internal.Tolerant;

/** What pays for work: nothing is taken from a wallet for what a plan covers. */
public enum ReservationSource {
    PLAN,
    TOKENS,
    /** A source that this reader does not know. It is read only, never written. */
    NOT_UNDERSTOOD;

    @JsonCreator
    static ReservationSource of(String word) {
        return Tolerant.read(word, NOT_UNDERSTOOD);
    }
}
