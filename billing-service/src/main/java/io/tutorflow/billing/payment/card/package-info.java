/** Cards that Stripe has saved for workspaces, as their owners see and remove them. */
@NullMarked
package io.tutorflow.billing.payment.card;

import org.jspecify.annotations.NullMarked;
