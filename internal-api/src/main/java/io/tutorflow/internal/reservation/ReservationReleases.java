package io.tutorflow.internal.reservation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** Up to 512 unused reservations to release. */
public record ReservationReleases(
        @NotNull @Size(min = 1, max = ReservationRequests.LIMIT)
        List<@NotNull UUID> reservationIds) {}
