package io.tutorflow.budget.period;

import java.time.Instant;

/** From one moment until another. */
public record Span(Instant start, Instant end) {}
