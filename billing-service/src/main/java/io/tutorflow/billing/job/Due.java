package io.tutorflow.billing.job;

import java.time.Instant;
import java.util.UUID;

/**
 * Work that is claimed and to be done now.
 *
 * @param attempt 1 the first time
 * @param claimedUntil nobody else claims it before
 */
public record Due(UUID id, int attempt, Instant claimedUntil) {}
