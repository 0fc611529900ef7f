/** Who wants to know of balances: watches, and the signals that a fall leaves to those who watch. */
@NullMarked
package io.tutorflow.billing.ledger.feed;

import org.jspecify.annotations.NullMarked;
