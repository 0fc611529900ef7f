package io.tutorflow.billing.payment;

/** Stripe's page for a payment. */
public record PaymentPage(String sessionId, String url) {}
