/** What an account used, as usage-service tells it to operators. */
@NullMarked
package io.tutorflow.billing.account.usage;

import org.jspecify.annotations.NullMarked;
