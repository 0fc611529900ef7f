package io.tutorflow.internal.record;

import java.util.List;

/** The intervals in which records ended, in order of time. */
public record EndedTotals(List<EndedTotal> parts) {}
