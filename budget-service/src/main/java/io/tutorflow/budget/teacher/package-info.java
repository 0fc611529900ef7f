/** Teachers' budgets: how many tokens a teacher may spend of the organization's wallet per week or month. */
@NullMarked
package io.tutorflow.budget.teacher;

import org.jspecify.annotations.NullMarked;
