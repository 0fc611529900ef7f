/** Teachers' budgets, which billing-service looks up and has raised at budget-service. */
@NullMarked
package io.tutorflow.internal.raise;

import org.jspecify.annotations.NullMarked;
