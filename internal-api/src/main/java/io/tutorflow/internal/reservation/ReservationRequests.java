package io.tutorflow.internal.reservation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Up to 512 requests for reservations, decided together. */
public record ReservationRequests(
        @NotNull @Size(min = 1, max = ReservationRequests.LIMIT)
        List<ReservationRequest> reservations) {

    /** Per call. */
    public static final int LIMIT = 512;
}
