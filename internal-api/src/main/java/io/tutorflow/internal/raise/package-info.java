/** Raises of teachers' budgets that billing-service requests from budget-service. */
@NullMarked
package io.tutorflow.internal.raise;

import org.jspecify.annotations.NullMarked;
