/** What Stripe's meters have counted, compared with what was reported to them, day by day; what is in doubt is settled by it. */
@NullMarked
package io.tutorflow.billing.meter.reconcile;

import org.jspecify.annotations.NullMarked;
