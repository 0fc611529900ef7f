package io.tutorflow.billing.ledger.statement;

/**
 * What Stripe's meters count of a capture.
 *
 * @param value whole units; of minutes, ten-thousandths
 */
public record Metered(String eventName, long value) {}
