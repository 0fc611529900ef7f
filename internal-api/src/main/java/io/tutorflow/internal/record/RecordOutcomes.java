package io.tutorflow.internal.record;

import java.util.List;

/** In the order of the request. */
public record RecordOutcomes(List<RecordOutcome> answers) {}
