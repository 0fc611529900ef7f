package io.tutorflow.usage.admission;

/** What the door says. */
sealed interface Arrival {

    record Admitted(Place place) implements Arrival {}

    record Refused(Refusal why) implements Arrival {}
}
