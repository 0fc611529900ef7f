/** The periods that budgets and plans go by, in an organization's time zone. */
@NullMarked
package io.tutorflow.budget.period;

import org.jspecify.annotations.NullMarked;
