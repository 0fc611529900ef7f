package io.tutorflow.billing.payment;

import org.jspecify.annotations.Nullable;

/** Stripe's customer for an account, and its saved card. */
public record Customer(String id, @Nullable SavedCard card) {}
