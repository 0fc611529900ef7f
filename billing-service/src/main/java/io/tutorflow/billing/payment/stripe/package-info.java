/**
 * Stripe: the only package that imports its library. It implements the ports that other packages define for Stripe.
 */
@NullMarked
package io.tutorflow.billing.payment.stripe;

import org.jspecify.annotations.NullMarked;
