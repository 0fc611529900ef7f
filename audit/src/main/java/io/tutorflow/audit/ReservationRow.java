package io.tutorflow.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that budget-service has of one usage record.
 *
 * @param source {@code plan} or {@code tokens}
 * @param budget of which it is spent, if it is of one
 * @param isInItsMonth whether there is the plan's month that it names, and it was reserved in it
 */
record ReservationRow(
        UUID id,
        String organizationId,
        @Nullable String teacherId,
        String role,
        String activity,
        String source,
        long amountMicros,
        @Nullable Budget budget,
        boolean isInItsMonth,
        End end) {

    /** Its teacher; without both if there is no such budget. */
    record Budget(
            UUID id,
            @Nullable String organizationId,
            @Nullable String teacherId) {}

    /**
     * How it ended, if it has.
     *
     * @param spentMicros of its entry, if it has spent
     * @param isLate whether it was spent late
     * @param released whether it was released
     * @param open whether it counts as reserved
     */
    record End(@Nullable Long spentMicros, boolean isLate, boolean released, boolean open) {}
}
