package io.tutorflow.internal.record;

import java.util.List;

/** The parts in which any ended, in the order of time. */
public record EndedTotals(List<EndedTotal> parts) {}
