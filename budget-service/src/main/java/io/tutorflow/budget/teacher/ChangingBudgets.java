package io.tutorflow.budget.teacher;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.teacher.BudgetTable.Locked;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.UnaryOperator;

/** Writes the change of a locked budget and the events about it. */
@ApplicationScoped
class ChangingBudgets {

    private final BudgetChangeEvents news;

    ChangingBudgets(BudgetChangeEvents news) {
        this.news = news;
    }

    Uni<Budget> become(Locked locked, UnaryOperator<Budget> change, ZoneId zone, Instant now) {
        var before = locked.budget();
        var after = change.apply(before);
        if (after.equals(before)) {
            return Uni.createFrom().item(before);
        }
        locked.row().become(after);
        return Panache.getSession()
                .flatMap(session -> session.flush().chain(() -> news.tell(session, before, after, zone, now)))
                .replaceWith(after);
    }
}
