/** Tells usage-service of documents: which of its records are on which line, and which are no longer on one. */
@NullMarked
package io.tutorflow.billing.invoice.telling;

import org.jspecify.annotations.NullMarked;
