/** Distributions of tokens within an organization: to students and back, and to teachers' budgets. */
@NullMarked
package io.tutorflow.billing.distribution;

import org.jspecify.annotations.NullMarked;
