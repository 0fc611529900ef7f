package io.tutorflow.billing.payment;

import org.jspecify.annotations.Nullable;

/**
 * Who pays.
 *
 * @param name as stored in the ledger: a person's subject, or the page that was used
 * @param receiptEmail the address for the receipt; null if unknown
 */
public record Payer(String name, @Nullable String receiptEmail) {}
