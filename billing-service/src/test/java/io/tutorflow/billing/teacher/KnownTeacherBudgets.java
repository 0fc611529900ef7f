package io.tutorflow.billing.teacher;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.internal.raise.RaisedBudget;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Teachers' budgets as budget-service keeps them; it can be away. */
@Alternative
@Priority(1)
@ApplicationScoped
class KnownTeacherBudgets implements TeacherBudgets {

    private final Map<UUID, RaisedBudget> budgets = new ConcurrentHashMap<>();
    private volatile boolean away;

    /** To every teacher of the organization. */
    void give(UUID organization, long limit, long spent) {
        budgets.put(
                organization,
                new RaisedBudget(
                        BigDecimal.valueOf(limit),
                        BigDecimal.valueOf(spent),
                        BigDecimal.valueOf(limit - spent),
                        "weekly",
                        Instant.parse("2026-11-29T23:00:00Z")));
    }

    void away(boolean isAway) {
        away = isAway;
    }

    @Override
    public Uni<Optional<RaisedBudget>> of(UUID organization, String teacher) {
        return away
                ? Uni.createFrom().failure(ApiProblem.unavailable("The budget service"))
                : Uni.createFrom().item(Optional.ofNullable(budgets.get(organization)));
    }
}
