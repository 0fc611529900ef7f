package io.tutorflow.internal.raise;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.tutorflow.internal.Tolerant;

/** Whether a budget was raised. */
public enum RaiseOutcome {
    RAISED,
    NO_BUDGET,
    ID_USED_OTHERWISE,
    /** An outcome that this reader does not know: the budget may have been raised. It is only read, never written. */
    NOT_UNDERSTOOD;

    @JsonCreator
    static RaiseOutcome of(String word) {
        return Tolerant.read(word, NOT_UNDERSTOOD);
    }
}
