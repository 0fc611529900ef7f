/** The ledger: wallets, and the two-phase transfers that hold, capture and void what work costs. */
@NullMarked
package io.tutorflow.billing.ledger;

import org.jspecify.annotations.NullMarked;
