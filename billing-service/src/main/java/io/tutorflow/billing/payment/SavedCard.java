package io.tutorflow.billing.payment;

/** A card that Stripe keeps for an account. */
public record SavedCard(String paymentMethodId, String brand, String last4) {}
