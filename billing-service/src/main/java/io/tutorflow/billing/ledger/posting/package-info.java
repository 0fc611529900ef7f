/** The door for all other wings: to open an account, to move credits by a posting, and to look. */
@NullMarked
package io.tutorflow.billing.ledger.posting;

import org.jspecify.annotations.NullMarked;
