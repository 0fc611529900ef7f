package io.tutorflow.sandbox.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that budget-service has of one usage record.
 *
 * @param source {@code plan} or {@code tokens}
 * @param spentMicros of its entry, if it has spent
 * @param released whether it was released
 * @param open whether it counts as reserved
 */
record ReservationRow(
        UUID id,
        String organizationId,
        String source,
        long amountMicros,
        @Nullable Long spentMicros,
        boolean released,
        boolean open) {}
