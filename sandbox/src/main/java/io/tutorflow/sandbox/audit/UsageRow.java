package io.tutorflow.sandbox.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A usage record, as usage-service keeps it.
 *
 * @param status {@code RECORDED}, {@code FINALIZED} or {@code VOIDED}
 * @param tombstone whether it only stands where no record may ever be
 */
record UsageRow(
        UUID id,
        boolean tombstone,
        @Nullable UUID accountId,
        String status,
        long holdMicros,
        long billableMicros,
        long unitPriceMicros,
        long unitsTenThousandths,
        @Nullable String snapshot) {}
