package io.tutorflow.usage.admission;

/** The door's answer. */
sealed interface Arrival {

    record Admitted(Place place) implements Arrival {}

    record Refused(Refusal why) implements Arrival {}
}
