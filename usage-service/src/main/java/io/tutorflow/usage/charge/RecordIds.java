package io.tutorflow.usage.charge;

import io.tutorflow.usage.record.RecordId;

/** The ids under which one request may be recorded: the next is used once the previous one is buried. */
public sealed interface RecordIds permits DerivedIds, FreshIds, SummaryOfSession {

    RecordId attempt(int number);

    /** How many may be tried for one request; each earlier one was buried after its attempt got lost. */
    default int attempts() {
        return 16;
    }

    /**
     * Whether it is one work for whoever asks for it: any request is answered with it, and once it failed, the next id is
     * used.
     */
    default boolean areShared() {
        return false;
    }

    /** Whether another request may have used the id. */
    boolean mayBeTaken();
}
