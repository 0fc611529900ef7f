package io.tutorflow.budget.reservation;

import io.tutorflow.budget.reservation.Books.AllowanceKey;
import io.tutorflow.budget.teacher.BudgetId;
import io.tutorflow.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a reservation was taken from; it never changes.
 *
 * @param month of the plan, if the plan covers it
 * @param budget that it is taken from, if any
 */
record Place(
        ReservationId id,
        Money amount,
        @Nullable AllowanceKey month,
        @Nullable BudgetId budget) {}
