/** Tokens that an org admin hands on within the organization: to students and back, and to teachers' budgets. */
@NullMarked
package io.tutorflow.billing.distribution;

import org.jspecify.annotations.NullMarked;
