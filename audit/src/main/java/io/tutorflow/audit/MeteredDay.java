package io.tutorflow.audit;

import java.time.LocalDate;

/** A day, by UTC, of a customer's meter. */
record MeteredDay(String customer, String eventName, LocalDate day) {

    @Override
    public String toString() {
        return "meter " + eventName + " of " + customer + " on " + day;
    }
}
