package io.tutorflow.billing.ledger;

/**
 * How the work of one record ended, as one side has it.
 *
 * @param captured or finalized; otherwise void
 */
record End(HoldId id, AccountId account, boolean captured, long micros) {}
