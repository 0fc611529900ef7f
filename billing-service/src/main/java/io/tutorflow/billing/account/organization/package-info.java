/** Organizations: schools with a time zone, a wallet and perhaps a subscription plan, as operators keep them. */
@NullMarked
package io.tutorflow.billing.account.organization;

import org.jspecify.annotations.NullMarked;
