package io.tutorflow.budget.reservation;

import java.util.List;

/** In the order of the wishes. */
record ReservationReplyView(List<ReservationView> answers) {}
