package io.tutorflow.budget.reservation;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** What usage-service knows about the work of reservations. */
@FunctionalInterface
interface UsageRecords {
    /** The most ids per call. */
    int MAX_PER_CALL = 1000;

    Uni<List<Knowledge>> lookUp(List<ReservationId> reservations);
}
