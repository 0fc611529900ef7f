/** Money that comes in through Stripe: asked for, seen to be paid, and credited once. */
@NullMarked
package io.tutorflow.billing.payment;

import org.jspecify.annotations.NullMarked;
