package io.tutorflow.billing.distribution;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.internal.raise.RaisedBudget;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Teachers' budgets as budget-service keeps them: each raise once. Who has none is told so; it can be away. */
@Alternative
@Priority(1)
@ApplicationScoped
class KnownBudgets implements Budgets {

    private final Map<String, Long> limits = new ConcurrentHashMap<>();
    private final Map<UUID, Distribution> raises = new ConcurrentHashMap<>();
    private volatile boolean away;
    private int unheard;
    private volatile boolean answersAreLost;

    void give(String teacher, long tokens) {
        limits.put(teacher, tokens);
    }

    /** They are done, and nobody hears of it. */
    void loseAnswers(boolean areLost) {
        answersAreLost = areLost;
    }

    /** Asked while it was away, this time. */
    synchronized int unheard() {
        return unheard;
    }

    synchronized void away(boolean isAway) {
        away = isAway;
        unheard = 0;
    }

    @Override
    public synchronized Uni<Answer> raise(Distribution wish) {
        if (away) {
            unheard++;
            return Uni.createFrom().item(new Answer.NotReached());
        }
        var answer = answer(wish);
        return answersAreLost
                ? Uni.createFrom().failure(ApiProblem.unavailable("The budget service"))
                : Uni.createFrom().item(answer);
    }

    private Answer answer(Distribution wish) {
        var before = raises.get(wish.id());
        if (before != null && !before.recipient().equals(wish.recipient())) {
            return new Answer.IdUsedOtherwise();
        }
        var teacher = wish.recipient().id();
        if (!limits.containsKey(teacher)) {
            return new Answer.NoBudget();
        }
        if (raises.put(wish.id(), wish) == null) {
            limits.merge(teacher, wish.amount().credits().longValueExact(), Long::sum);
        }
        var limit = BigDecimal.valueOf(limits.get(teacher));
        return new Answer.Raised(
                new RaisedBudget(limit, BigDecimal.ZERO, limit, "weekly", Instant.parse("2026-11-30T00:00:00Z")));
    }
}
