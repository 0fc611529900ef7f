/** What workspaces billed by Stripe's meters have used: followed, reported to Stripe, and compared with what it counts. */
@NullMarked
package io.tutorflow.billing.meter;

import org.jspecify.annotations.NullMarked;
