package io.tutorflow.budget.reservation;

import io.tutorflow.budget.organization.Organization;
import io.tutorflow.budget.teacher.Teacher;
import io.tutorflow.budget.teacher.TeacherId;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf work is requested.
 *
 * @param teacher null if no teacher's budget is charged
 */
record Spender(Organization organization, @Nullable TeacherId teacher, Role role) {

    @Nullable
    Teacher budgeted() {
        return teacher == null ? null : new Teacher(organization.id(), teacher);
    }
}
