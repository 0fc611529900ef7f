/** Clears what invoices ask for, in full or in part, and takes a clearing back: one movement of several transfers. */
@NullMarked
package io.tutorflow.billing.ledger.clearing;

import org.jspecify.annotations.NullMarked;
