package io.tutorflow.sandbox.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A usage record, as usage-service keeps it.
 *
 * @param walletId whose money it is: the account's, or a student's own
 * @param status {@code RECORDED}, {@code FINALIZED} or {@code VOIDED}
 * @param source what pays: {@code credits} of a workspace, {@code tokens} or {@code plan} of an organization
 * @param tombstone whether it only stands where no record may ever be
 */
record UsageRow(
        UUID id,
        boolean tombstone,
        @Nullable UUID accountId,
        @Nullable UUID walletId,
        String source,
        String status,
        long holdMicros,
        long billableMicros,
        long unitPriceMicros,
        long unitsTenThousandths,
        @Nullable String snapshot) {

    boolean isOfWorkspace() {
        return source.equals("credits");
    }

    /** What the wallet is charged: nothing where a plan pays. */
    long chargedMicros() {
        return source.equals("plan") ? 0 : billableMicros;
    }
}
