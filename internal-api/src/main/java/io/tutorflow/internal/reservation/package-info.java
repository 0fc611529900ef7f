/** Reservations that usage-service requests from budget-service before work begins. */
@NullMarked
package io.tutorflow.internal.reservation;

import org.jspecify.annotations.NullMarked;
