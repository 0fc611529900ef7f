package io.tutorflow.billing.invoice;

/**
 * Whom documents of an account are made out to.
 *
 * @param paymentDays the days to pay an invoice
 */
record Billed(Buyer buyer, int paymentDays) {}
