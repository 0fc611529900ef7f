/** Reservations: whether the plan or a budget lets work begin, and how they end with the work. */
@NullMarked
package io.tutorflow.budget.reservation;

import org.jspecify.annotations.NullMarked;
