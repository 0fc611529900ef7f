/** The periods of budgets and plans, in an organization's time zone. */
@NullMarked
package io.tutorflow.budget.period;

import org.jspecify.annotations.NullMarked;
