package io.tutorflow.internal.reservation;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.tutorflow.internal.Tolerant;

/** Why nothing is reserved. */
public enum ReservationRefusal {
    BUDGET_EXCEEDED,
    ORGANIZATION_SUSPENDED,
    UNKNOWN_ORGANIZATION,
    /** A reason that this reader does not know. It is only read, never written. */
    OTHER;

    @JsonCreator
    static ReservationRefusal of(String word) {
        return Tolerant.read(word, OTHER);
    }
}
