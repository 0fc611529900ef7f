package io.tutorflow.internal.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.tutorflow.http.AccountKind;
import io.tutorflow.internal.Tolerant;
import java.util.Optional;

/** What kind of account an id names. */
public enum FoundKind {
    WORKSPACE,
    ORGANIZATION,
    STUDENT,
    /** A kind that this reader does not know. It is only read, never written. */
    NOT_UNDERSTOOD;

    @JsonCreator
    static FoundKind of(String word) {
        return Tolerant.read(word, NOT_UNDERSTOOD);
    }

    public static FoundKind of(AccountKind kind) {
        return switch (kind) {
            case WORKSPACE -> WORKSPACE;
            case ORGANIZATION -> ORGANIZATION;
            case STUDENT -> STUDENT;
        };
    }

    /** Empty if it is unknown. */
    public Optional<AccountKind> kind() {
        return switch (this) {
            case WORKSPACE -> Optional.of(AccountKind.WORKSPACE);
            case ORGANIZATION -> Optional.of(AccountKind.ORGANIZATION);
            case STUDENT -> Optional.of(AccountKind.STUDENT);
            case NOT_UNDERSTOOD -> Optional.empty();
        };
    }
}
