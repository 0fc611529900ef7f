package io.tutorflow.billing.payment;

/** A page of Stripe where a payment can be paid. */
record PaymentPage(String sessionId, String url) {}
