/** Invoices and statements: what a workspace used in a month, what its credits paid of it, and what is due. */
@NullMarked
package io.tutorflow.billing.invoice;

import org.jspecify.annotations.NullMarked;
