package io.tutorflow.budget.reservation;

import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.reservation.Decision.Known;
import io.tutorflow.budget.teacher.Teacher;
import io.tutorflow.budget.teacher.TeacherBook;
import java.time.Instant;
import java.util.Map;

/** What is needed to decide a batch. */
record Books(Map<AllowanceKey, Integer> used, Map<Teacher, TeacherBook> budgets, Map<ReservationId, Known> known) {

    /** A plan's month in an organization. */
    record AllowanceKey(OrganizationId organization, Instant start) {}
}
