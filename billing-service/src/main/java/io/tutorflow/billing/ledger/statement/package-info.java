/** What moved an account's money, and when. */
@NullMarked
package io.tutorflow.billing.ledger.statement;

import org.jspecify.annotations.NullMarked;
