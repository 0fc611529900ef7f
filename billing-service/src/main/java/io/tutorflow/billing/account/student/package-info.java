/** Students with tokens of their own, and their balances. */
@NullMarked
package io.tutorflow.billing.account.student;

import org.jspecify.annotations.NullMarked;
