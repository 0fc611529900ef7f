package io.tutorflow.billing.payment;

import org.jspecify.annotations.Nullable;

/** Whom Stripe knows an account as, and the card that it keeps for it. */
public record Customer(String id, @Nullable SavedCard card) {}
