/** An organization's wallet, as its people see it. */
@NullMarked
package io.tutorflow.billing.account.school;

import org.jspecify.annotations.NullMarked;
