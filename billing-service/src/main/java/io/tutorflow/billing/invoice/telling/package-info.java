/** What usage-service is told of documents: which of its records are on which line, and which are not any more. */
@NullMarked
package io.tutorflow.billing.invoice.telling;

import org.jspecify.annotations.NullMarked;
