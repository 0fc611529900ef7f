package io.tutorflow.budget.teacher;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The raises, in the session of the caller, which has locked the budget. */
@ApplicationScoped
class RaiseRepository implements PanacheRepositoryBase<RaiseRow, UUID> {

    Uni<Optional<Given>> given(UUID id) {
        return findById(id).map(row -> Optional.ofNullable(row).map(RaiseRow::given));
    }

    /** Flushed at once, so that a second raise with the same id fails here. */
    Uni<Void> insert(UUID id, BudgetId budget, Spend spend, Money amount, Change change) {
        return persistAndFlush(new RaiseRow(id, budget, spend, amount, change)).replaceWithVoid();
    }

    /** A raise as it was made. */
    record Given(BudgetId budget, Money amount) {}
}
