package io.tutorflow.billing.ledger.healing;

import java.util.UUID;

/**
 * A place in what moved an account's credits.
 *
 * @param seq what has this number or a lower one is before it; 0 is the beginning
 */
public record LedgerPlace(UUID accountId, long seq) {}
