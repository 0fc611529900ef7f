package io.tutorflow.pricing.terms;

import java.time.Instant;

/**
 * Terms from a date on, until the next version's. It never changes; a version of the same date with a higher number
 * replaces it.
 *
 * @param createdBy the subject of the operator who agreed it
 */
record TermsVersion(int number, Instant effectiveFrom, Terms terms, Instant createdAt, String createdBy) {}
