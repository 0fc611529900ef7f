/** Teachers' budgets: how many of the organization's tokens a teacher may spend per week or month. */
@NullMarked
package io.tutorflow.budget.teacher;

import org.jspecify.annotations.NullMarked;
