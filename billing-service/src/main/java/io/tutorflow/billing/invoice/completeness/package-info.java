/** Whether all that usage-service finalized in a time is in the ledger: nothing is closed before it is. */
@NullMarked
package io.tutorflow.billing.invoice.completeness;

import org.jspecify.annotations.NullMarked;
