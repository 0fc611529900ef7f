package io.tutorflow.billing.ledger.capture;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.HoldId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What usage-service knows of the work that holds are for. */
public interface UsageRecords {

    /** The most holds asked about in one call. */
    int MAX_PER_CALL = 1000;

    /** @param holds and the accounts that they are of */
    Uni<List<Knowledge>> lookUp(Map<HoldId, AccountId> holds);

    /** The settlements of the work that has ended. */
    static List<Settlement> ended(List<Knowledge> answers) {
        return answers.stream()
                .filter(Knowledge.Ended.class::isInstance)
                .map(answer -> ((Knowledge.Ended) answer).settlement())
                .toList();
    }

    /** What is known of one hold's work. */
    sealed interface Knowledge {

        /** The work may still end until then. */
        record Running(HoldId id, Instant until) implements Knowledge {}

        /** The work has ended, or will never begin. */
        record Ended(Settlement settlement) implements Knowledge {}
    }
}
