package io.tutorflow.billing.payment;

/**
 * What was charged by itself.
 *
 * @param paidCents within the time that was asked for
 * @param pendingCents in flight, since whenever
 */
public record Charged(long paidCents, long pendingCents) {}
