/** Reservations: whether the plan or a budget lets work begin, and what becomes of it when the work ends. */
@NullMarked
package io.tutorflow.budget.reservation;

import org.jspecify.annotations.NullMarked;
