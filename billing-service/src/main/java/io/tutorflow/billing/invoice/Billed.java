package io.tutorflow.billing.invoice;

/**
 * Whom documents of an account are made out to.
 *
 * @param paymentDays how many days there are to pay an invoice
 */
record Billed(Buyer buyer, int paymentDays) {}
