package io.tutorflow.internal.reservation;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.tutorflow.internal.Tolerant;

/** What pays for work: a plan, which takes nothing from a wallet, or tokens. */
public enum ReservationSource {
    PLAN,
    TOKENS,
    /** A source that this reader does not know. It is only read, never written. */
    NOT_UNDERSTOOD;

    @JsonCreator
    static ReservationSource of(String word) {
        return Tolerant.read(word, NOT_UNDERSTOOD);
    }
}
