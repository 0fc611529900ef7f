/** Credit lines: from when on each is agreed, and whether more is given on it. */
@NullMarked
package io.tutorflow.billing.ledger.line;

import org.jspecify.annotations.NullMarked;
