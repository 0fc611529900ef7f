package io.tutorflow.pricing.catalog;

import java.time.Instant;

/** When a version was drafted, and by whom. */
record Origin(Instant createdAt, String createdBy) {}
