package io.tutorflow.billing.ledger.capture;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.HoldId;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a test says that usage-service knows; nothing is known of any other hold, and then it does not answer. */
@Alternative
@Priority(1)
@ApplicationScoped
public class KnownUsageRecords implements UsageRecords {

    private final Map<HoldId, Knowledge> knowledge = new ConcurrentHashMap<>();

    private final Set<HoldId> unreadable = ConcurrentHashMap.newKeySet();
    private final Set<HoldId> breaking = ConcurrentHashMap.newKeySet();

    /** The answer about this one cannot be read, and is left out. */
    public void cannotRead(HoldId hold) {
        unreadable.add(hold);
    }

    public void canRead(HoldId hold) {
        unreadable.remove(hold);
    }

    /** Whoever asks about this one gets no answer at all. */
    public void breaksAt(HoldId hold) {
        breaking.add(hold);
    }

    public void know(HoldId hold, Knowledge what) {
        knowledge.put(hold, what);
    }

    @Override
    public Uni<List<Knowledge>> lookUp(Map<HoldId, AccountId> holds) {
        if (!knowledge.keySet().containsAll(holds.keySet())) {
            return Uni.createFrom().failure(new IllegalStateException("usage-service does not answer"));
        }
        if (!Collections.disjoint(breaking, holds.keySet())) {
            return Uni.createFrom().failure(new IllegalStateException("usage-service breaks"));
        }
        return Uni.createFrom()
                .item(holds.keySet().stream()
                        .filter(hold -> !unreadable.contains(hold))
                        .map(knowledge::get)
                        .toList());
    }
}
