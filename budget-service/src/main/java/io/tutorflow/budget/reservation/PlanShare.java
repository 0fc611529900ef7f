package io.tutorflow.budget.reservation;

import io.tutorflow.budget.teacher.TeacherId;
import org.jspecify.annotations.Nullable;

/**
 * How many generations of a plan's month somebody has used or is about to.
 *
 * @param teacher none: all who are no teachers
 */
public record PlanShare(@Nullable TeacherId teacher, int used) {}
