package io.tutorflow.billing.ledger.clearing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what cleared an invoice: its payment was disputed and lost, or what was written off is paid after all. What
 * was cleared is owed again. A clearing is taken back at most once.
 *
 * @param clearing its id
 * @param account whose invoice it is
 */
public record Reversal(
        UUID clearing, UUID account, String actor, @Nullable String reason) {}
