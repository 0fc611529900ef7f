package io.tutorflow.budget.organization;

import java.time.LocalDate;

/**
 * A subscription plan.
 *
 * @param generations covered in each of its months
 * @param firstDay of its first month, in the organization's time zone
 */
public record Plan(String code, int generations, LocalDate firstDay) {}
