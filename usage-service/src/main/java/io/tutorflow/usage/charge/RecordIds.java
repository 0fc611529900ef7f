package io.tutorflow.usage.charge;

import io.tutorflow.usage.record.RecordId;

/** The ids under which one request may be recorded: the next is used once the previous one is buried. */
public sealed interface RecordIds permits DerivedIds, FreshIds {

    RecordId attempt(int number);

    /** Whether another request may have used the id. */
    boolean mayBeTaken();
}
