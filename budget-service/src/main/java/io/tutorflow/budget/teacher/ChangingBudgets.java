package io.tutorflow.budget.teacher;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Writes the change of a locked budget and the events about it. */
@ApplicationScoped
class ChangingBudgets {

    private final BudgetChangeEvents news;

    ChangingBudgets(BudgetChangeEvents news) {
        this.news = news;
    }

    /**
     * @param zone empty for an organization unknown to this service, about whose budgets there is nothing to publish
     */
    Uni<Budget> become(BudgetRow row, UnaryOperator<Budget> change, Optional<ZoneId> zone) {
        var before = row.budget();
        var after = change.apply(before);
        if (after.equals(before)) {
            return Uni.createFrom().item(before);
        }
        row.become(after);
        return Panache.getSession()
                .flatMap(session -> session.flush()
                        .chain(() -> zone.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : news.tell(session, before, after, zone.get())))
                .replaceWith(after);
    }
}
