package io.tutorflow.pricing.catalog;

/** By what a repeated request for a draft is known; it is never forgotten. */
record IdempotencyKey(String value) {}
