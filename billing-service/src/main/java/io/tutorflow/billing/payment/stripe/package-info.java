/** Stripe: the only package that imports its library. What others want of Stripe is a port of theirs, implemented here. */
@NullMarked
package io.tutorflow.billing.payment.stripe;

import org.jspecify.annotations.NullMarked;
