package io.tutorflow.budget.reservation;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** What usage-service knows of the work that is reserved for. */
@FunctionalInterface
interface UsageRecords {
    /** The most asked about in one call. */
    int MAX_PER_CALL = 1000;

    Uni<List<Knowledge>> lookUp(List<ReservationId> reservations);
}
