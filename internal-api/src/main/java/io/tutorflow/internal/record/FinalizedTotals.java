package io.tutorflow.internal.record;

import java.util.List;

/** In no order; an account of which nothing was finalized is left out. */
public record FinalizedTotals(List<FinalizedTotal> totals) {}
