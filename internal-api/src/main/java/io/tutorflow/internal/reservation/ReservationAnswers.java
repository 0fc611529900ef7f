package io.tutorflow.internal.reservation;

import java.util.List;

/** In the order of the requests. */
public record ReservationAnswers(List<ReservationAnswer> answers) {}
