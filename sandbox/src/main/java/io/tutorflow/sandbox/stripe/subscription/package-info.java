/** Subscriptions: customers who are billed at each period's end for what meters have counted of them. */
@NullMarked
package io.tutorflow.sandbox.stripe.subscription;

import org.jspecify.annotations.NullMarked;
