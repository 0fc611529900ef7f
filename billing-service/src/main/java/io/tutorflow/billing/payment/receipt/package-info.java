/** Receipts: documents for payers, numbered without gaps, as a page, as a PDF and by mail. */
@NullMarked
package io.tutorflow.billing.payment.receipt;

import org.jspecify.annotations.NullMarked;
