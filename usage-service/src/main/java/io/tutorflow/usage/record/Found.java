package io.tutorflow.usage.record;

/** What is stored under a record's id. */
public sealed interface Found {

    /** Nothing. */
    record Absent() implements Found {}

    /** A mark that nothing will ever be recorded here. */
    record Tombstone() implements Found {}

    /** A record. */
    record Present(UsageRecord usage) implements Found {}
}
