package io.tutorflow.billing.payment;

/** Where Stripe sends a person afterwards. */
public record ReturnTo(String paidUrl, String cancelledUrl) {}
