package io.tutorflow.internal.record;

import java.util.List;

/** In the order of the question. */
public record RecordFates(List<RecordFate> answers) {}
