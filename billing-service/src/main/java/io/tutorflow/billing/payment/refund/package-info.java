/** Outgoing money: refunds of what was not used, and disputes by banks. */
@NullMarked
package io.tutorflow.billing.payment.refund;

import org.jspecify.annotations.NullMarked;
