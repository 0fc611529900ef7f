package io.tutorflow.budget.teacher;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.period.Period;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** The raises, in the session of the caller, which has locked the budget. */
@ApplicationScoped
class RaiseRepository implements PanacheRepositoryBase<RaiseRow, UUID> {

    private static final String COUNT = """
            INSERT INTO spend AS s (budget_id, period, period_start, resets_at, reserved_micros, raised_micros)
            VALUES (:budget, :period, :start, :end, 0, :amount)
            ON CONFLICT (budget_id, period, period_start) DO UPDATE
            SET raised_micros = s.raised_micros + excluded.raised_micros""";

    Uni<Optional<Given>> given(UUID id) {
        return findById(id).map(row -> Optional.ofNullable(row).map(RaiseRow::given));
    }

    /**
     * Counted in the week and in the month, as spending is. Flushed at once, so that a second raise with the same id
     * fails here.
     */
    Uni<Void> insert(UUID id, BudgetId budget, Money amount, Change change, ZoneId zone) {
        return persistAndFlush(new RaiseRow(id, budget, amount, change))
                .chain(() -> Multi.createFrom()
                        .items(Period.values())
                        .onItem()
                        .transformToUniAndConcatenate(period -> count(budget, amount, period, change, zone))
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    private Uni<Integer> count(BudgetId budget, Money amount, Period period, Change change, ZoneId zone) {
        var span = period.at(change.at(), zone);
        return getSession()
                .flatMap(session -> session.createNativeQuery(COUNT)
                        .setParameter("budget", budget.value())
                        .setParameter("period", period.text())
                        .setParameter("start", span.start())
                        .setParameter("end", span.end())
                        .setParameter("amount", amount.micros())
                        .executeUpdate());
    }

    /** A raise as it was made. */
    record Given(BudgetId budget, Money amount) {}
}
