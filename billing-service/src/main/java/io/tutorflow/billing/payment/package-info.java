/** Incoming money through Stripe: requested, confirmed, and credited once. */
@NullMarked
package io.tutorflow.billing.payment;

import org.jspecify.annotations.NullMarked;
