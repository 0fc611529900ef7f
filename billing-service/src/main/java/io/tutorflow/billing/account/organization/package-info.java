/** Organizations: schools with a time zone, a wallet and perhaps a subscription plan, managed by operators. */
@NullMarked
package io.tutorflow.billing.account.organization;

import org.jspecify.annotations.NullMarked;
