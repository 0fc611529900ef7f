package io.tutorflow.billing.payment;

/**
 * What was charged automatically.
 *
 * @param todayCents paid since the day began
 * @param thisMonthCents paid since the month began
 * @param pendingCents in flight, whenever started
 */
public record Charged(long todayCents, long thisMonthCents, long pendingCents) {}
