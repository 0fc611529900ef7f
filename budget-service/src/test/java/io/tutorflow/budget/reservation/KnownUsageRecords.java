package io.tutorflow.budget.reservation;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** What a test says that usage-service knows; of all else it knows nothing, and then it leaves it out. */
@Alternative
@Priority(1)
@ApplicationScoped
class KnownUsageRecords implements UsageRecords {

    private final Map<ReservationId, Knowledge> knowledge = new ConcurrentHashMap<>();

    void know(ReservationId reservation, Knowledge what) {
        knowledge.put(reservation, what);
    }

    @Override
    public Uni<List<Knowledge>> lookUp(List<ReservationId> reservations) {
        return Uni.createFrom()
                .item(reservations.stream()
                        .map(knowledge::get)
                        .filter(Objects::nonNull)
                        .toList());
    }
}
