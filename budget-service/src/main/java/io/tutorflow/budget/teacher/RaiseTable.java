package io.tutorflow.budget.teacher;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The raises that were given, within the session of the caller, which has locked the budget. */
@ApplicationScoped
class RaiseTable {

    private static final String INSERT = """
            INSERT INTO budget_raise (id, budget_id, period, period_start, amount_micros, created_at, created_by)
            VALUES (:id, :budget, :period, :start, :amount, :at, :by)""";

    private static final String FIND = "SELECT budget_id, amount_micros FROM budget_raise WHERE id = :id";

    Uni<Optional<Given>> find(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row -> row == null
                        ? Optional.empty()
                        : Optional.of(
                                new Given(new BudgetId((UUID) row[0]), Money.ofMicros(((Number) row[1]).longValue()))));
    }

    Uni<Void> insert(UUID id, BudgetId budget, Spend spend, Money amount, Change change) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", id)
                        .setParameter("budget", budget.value())
                        .setParameter("period", spend.period().text())
                        .setParameter("start", spend.span().start())
                        .setParameter("amount", amount.micros())
                        .setParameter("at", change.at())
                        .setParameter("by", change.by())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** A raise as it was given. */
    record Given(BudgetId budget, Money amount) {}
}
