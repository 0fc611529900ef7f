package io.tutorflow.billing.wallet;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What usage-service knows of the work that holds are for. */
interface UsageRecords {

    /** The most holds asked about in one call. */
    int MAX_PER_CALL = 1000;

    /** @param holds and the accounts that they are of */
    Uni<List<Knowledge>> lookUp(Map<HoldId, AccountId> holds);

    /** What is known of one hold's work. */
    sealed interface Knowledge {

        /** The work may still end until then. */
        record Running(HoldId id, Instant until) implements Knowledge {}

        /** The work has ended, or will never begin. */
        record Ended(Settlement settlement) implements Knowledge {}
    }
}
