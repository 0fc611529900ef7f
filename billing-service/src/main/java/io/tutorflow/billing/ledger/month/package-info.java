/** What a month took from accounts, and what they had on each day of it, added up for whoever rates it again. Read only. */
@NullMarked
package io.tutorflow.billing.ledger.month;

import org.jspecify.annotations.NullMarked;
