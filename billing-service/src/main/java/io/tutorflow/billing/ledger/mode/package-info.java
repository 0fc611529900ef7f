/** How what accounts use is charged: from when on, and what has to be so before it is metered. */
@NullMarked
package io.tutorflow.billing.ledger.mode;

import org.jspecify.annotations.NullMarked;
