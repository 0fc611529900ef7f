package io.tutorflow.budget.reservation;

import io.tutorflow.money.Money;

/** What is known of work that has ended. */
sealed interface Settlement {

    ReservationId id();

    /** It was delivered; a plan covers it at no cost. */
    record Spent(ReservationId id, Money amount) implements Settlement {}

    /** It failed, or never began. */
    record Released(ReservationId id) implements Settlement {}
}
