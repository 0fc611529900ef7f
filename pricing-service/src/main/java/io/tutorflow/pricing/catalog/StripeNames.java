package io.tutorflow.pricing.catalog;

/** The names under which a category's usage and its price are known at Stripe, and the scheme that made them. */
record StripeNames(String source, String lookupKey, String meterEventName) {}
