/** What Stripe has charged of metered usage: its invoices of subscriptions are compared with what was used, and clear the line. */
@NullMarked
package io.tutorflow.billing.meter.settle;

import org.jspecify.annotations.NullMarked;
