/** What became of money in a month, account by account of the books: what it began with, what moved it, what it ended with. */
@NullMarked
package io.tutorflow.billing.ledger.rollforward;

import org.jspecify.annotations.NullMarked;
