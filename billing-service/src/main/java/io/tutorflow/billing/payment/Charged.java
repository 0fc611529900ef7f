package io.tutorflow.billing.payment;

/**
 * What was charged by itself.
 *
 * @param todayCents paid, since the day began
 * @param thisMonthCents paid, since the month began
 * @param pendingCents in flight, since whenever
 */
public record Charged(long todayCents, long thisMonthCents, long pendingCents) {}
