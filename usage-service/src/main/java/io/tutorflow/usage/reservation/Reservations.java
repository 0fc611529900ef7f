package io.tutorflow.usage.reservation;

import io.smallrye.mutiny.Uni;
import io.tutorflow.internal.reservation.ReservationAnswer;
import io.tutorflow.internal.reservation.ReservationRequest;
import java.util.UUID;

/** The plans and budgets of schools. */
public interface Reservations {
    /** Fails with {@link io.tutorflow.http.ApiProblem} 503 if budget-service does not answer. */
    Uni<ReservationAnswer> reserve(ReservationRequest request);

    /**
     * For a request that was answered {@link ReservationAnswer.Reserved} and records nothing. Tried only once; if it
     * fails, budget-service will ask about the work.
     */
    Uni<Void> release(UUID reservationId);
}
