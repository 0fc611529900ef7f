/** An account's usage for operators, read from usage-service. */
@NullMarked
package io.tutorflow.billing.account.usage;

import org.jspecify.annotations.NullMarked;
