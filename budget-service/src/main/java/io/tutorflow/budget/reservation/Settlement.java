package io.tutorflow.budget.reservation;

import io.tutorflow.money.Money;

/** What is known about ended work. */
sealed interface Settlement {

    ReservationId id();

    /** Delivered; the amount is 0 if a plan covers it. */
    record Spent(ReservationId id, Money amount) implements Settlement {}

    /** It failed, or never began. */
    record Released(ReservationId id) implements Settlement {}
}
