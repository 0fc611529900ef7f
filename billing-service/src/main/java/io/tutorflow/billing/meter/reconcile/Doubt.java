package io.tutorflow.billing.meter.reconcile;

import java.time.Instant;
import java.util.UUID;

/**
 * Usage that was sent, of which nobody knows whether Stripe has it, and which could count twice if it was sent again.
 *
 * @param day for which it was to count
 * @param sentAt when it was sent first
 */
record Doubt(UUID id, UUID lane, MeterDay day, long value, Instant sentAt) {}
