/** Money that goes back: refunds of what was not used, and what banks dispute. */
@NullMarked
package io.tutorflow.billing.payment.refund;

import org.jspecify.annotations.NullMarked;
