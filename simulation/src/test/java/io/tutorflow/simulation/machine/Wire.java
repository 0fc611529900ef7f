package io.tutorflow.simulation.machine;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the services say to each other over HTTP, field by field as in their JSON. */
public final class Wire {

    private Wire() {}

    /** A hold that is asked for. */
    public record HoldQuestion(
            UUID holdId,
            UUID accountId,
            @Nullable UUID keyId,
            long amountMicros,
            @Nullable Long minimumMicros) {}

    /** What became of a hold. */
    public record HoldAnswer(
            UUID holdId,
            String outcome,
            @Nullable String state,
            @Nullable String reason,
            @Nullable Long amountMicros,
            @Nullable Long requiredMicros,
            @Nullable Long availableMicros) {}

    /** A reservation that is asked for. */
    public record ReservationQuestion(
            UUID reservationId,
            UUID organizationId,
            @Nullable String teacherId,
            String role,
            String activity,
            long amountMicros,
            @Nullable Long minimumMicros) {}

    /** What became of a reservation. */
    public record ReservationAnswer(
            UUID reservationId,
            String outcome,
            @Nullable String source,
            @Nullable String state,
            @Nullable Long amountMicros,
            @Nullable String reason) {}

    /** What became of a usage record. */
    public record Fate(
            UUID id,
            String state,
            @Nullable Instant until,
            @Nullable Bill finalized) {}

    /** What a finalized record is charged. */
    public record Bill(
            UUID accountId,
            long amountMicros,
            long chargedMicros,
            String catalogKey,
            long unitPriceMicros,
            BigDecimal units,
            Instant finalizedAt) {}
}
