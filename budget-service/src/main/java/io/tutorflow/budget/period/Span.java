package io.tutorflow.budget.period;

import java.time.Instant;

/** From a moment on, until another one. */
public record Span(Instant start, Instant end) {}
