package io.tutorflow.budget.reservation;

import java.util.UUID;

/** The usage record that is reserved for, and the key of all that follows. */
record ReservationId(UUID value) {}
