/** Teachers' budgets that billing-service asks budget-service to raise. */
@NullMarked
package io.tutorflow.internal.raise;

import org.jspecify.annotations.NullMarked;
