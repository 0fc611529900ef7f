package io.tutorflow.billing.payment;

/** A page of Stripe where a payment can be paid. */
public record PaymentPage(String sessionId, String url) {}
