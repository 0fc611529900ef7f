package io.tutorflow.billing.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a test says that usage-service knows; nothing is known of any other hold, and then it does not answer. */
@Alternative
@Priority(1)
@ApplicationScoped
class KnownUsageRecords implements UsageRecords {

    private final Map<HoldId, Knowledge> knowledge = new ConcurrentHashMap<>();

    void know(HoldId hold, Knowledge what) {
        knowledge.put(hold, what);
    }

    @Override
    public Uni<List<Knowledge>> lookUp(Map<HoldId, AccountId> holds) {
        if (!knowledge.keySet().containsAll(holds.keySet())) {
            return Uni.createFrom().failure(new IllegalStateException("usage-service does not answer"));
        }
        return Uni.createFrom().item(holds.keySet().stream().map(knowledge::get).toList());
    }
}
