package io.tutorflow.billing.payment;

import org.jspecify.annotations.Nullable;

/**
 * Who pays.
 *
 * @param name as the ledger keeps it: a person's subject, or the page that was used
 * @param receiptEmail where the receipt goes; nowhere if it is not known
 */
public record Payer(String name, @Nullable String receiptEmail) {}
