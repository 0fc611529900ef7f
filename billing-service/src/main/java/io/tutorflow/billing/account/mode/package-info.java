/** How usage of a workspace is charged: the switch to Stripe's meters, and the way back at a month's end. */
@NullMarked
package io.tutorflow.billing.account.mode;

import org.jspecify.annotations.NullMarked;
