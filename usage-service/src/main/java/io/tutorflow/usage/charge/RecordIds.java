package io.tutorflow.usage.charge;

import io.tutorflow.usage.record.RecordId;

/** The ids under which one request may be recorded: the next one is taken once the one before is buried. */
public sealed interface RecordIds permits DerivedIds, FreshIds {

    RecordId attempt(int number);

    /** Whether somebody else may have used the id before. */
    boolean mayBeTaken();
}
