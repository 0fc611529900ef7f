/** Credits that refill themselves: what an owner wants, when a saved card is charged, and what follows from a decline. */
@NullMarked
package io.tutorflow.billing.payment.reload;

import org.jspecify.annotations.NullMarked;
