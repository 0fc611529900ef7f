package io.tutorflow.budget.teacher;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Writes a change of a locked budget, and what the other services are told of it. */
@ApplicationScoped
class ChangingBudgets {

    private final BudgetNews news;

    ChangingBudgets(BudgetNews news) {
        this.news = news;
    }

    /** @param zone none of an organization that this service has not heard of: there is no news of its budgets */
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
