package io.tutorflow.budget.reservation;

import java.util.UUID;

/** The usage record of the reservation, and the key of everything that follows. */
record ReservationId(UUID value) {}
