/**
 * Compares what usage-service ended with what the ledger has of it, by the hour and by the month, and captures what is
 * missing.
 */
@NullMarked
package io.tutorflow.billing.ledger.healing;

import org.jspecify.annotations.NullMarked;
