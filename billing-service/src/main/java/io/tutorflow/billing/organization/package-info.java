/** Organizations: schools with a time zone, a wallet and perhaps a subscription plan, as operators keep them. */
@NullMarked
package io.tutorflow.billing.organization;

import org.jspecify.annotations.NullMarked;
