package io.tutorflow.usage.record;

import java.util.UUID;

/** The id of a usage record, and the key of everything that follows from it: hold, work, capture. */
public record RecordId(UUID value) {}
