package io.tutorflow.budget.reservation;

import io.tutorflow.budget.teacher.TeacherId;
import org.jspecify.annotations.Nullable;

/**
 * How many generations of a plan month someone has used or is using.
 *
 * @param teacher null for everyone who is not a teacher
 */
public record PlanShare(@Nullable TeacherId teacher, int used) {}
