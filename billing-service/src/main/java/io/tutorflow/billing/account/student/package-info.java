/** Students who have tokens of their own, and what they have. */
@NullMarked
package io.tutorflow.billing.account.student;

import org.jspecify.annotations.NullMarked;
