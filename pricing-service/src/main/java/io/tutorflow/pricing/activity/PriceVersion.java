package io.tutorflow.pricing.activity;

import java.time.Instant;

/**
 * Changes of prices from a date on. A version never changes; of one date the higher number counts.
 *
 * @param createdBy the subject of the person who set them
 */
record PriceVersion(int number, Instant effectiveFrom, PriceChanges changes, Instant createdAt, String createdBy) {}
