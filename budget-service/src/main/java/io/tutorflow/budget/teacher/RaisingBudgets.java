package io.tutorflow.budget.teacher;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.Organizations;
import io.tutorflow.budget.teacher.BudgetTable.Locked;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.Outbox;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Raises a teacher's limit until the period ends, each raise once. */
@ApplicationScoped
class RaisingBudgets {

    private final BudgetTable budgets;
    private final RaiseRepository raises;
    private final ChangingBudgets changing;
    private final Organizations organizations;
    private final BusinessClock clock;
    private final Outbox outbox;

    RaisingBudgets(
            BudgetTable budgets,
            RaiseRepository raises,
            ChangingBudgets changing,
            Organizations organizations,
            BusinessClock clock,
            Outbox outbox) {
        this.budgets = budgets;
        this.raises = raises;
        this.changing = changing;
        this.organizations = organizations;
        this.clock = clock;
        this.outbox = outbox;
    }

    Uni<RaiseResult> raise(UUID id, Teacher teacher, Money more, String admin) {
        var change = new Change(clock.now(), admin);
        return organizations
                .find(teacher.organization())
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(new RaiseResult.NoBudget())
                        : Panache.withTransaction(() ->
                                raise(id, teacher, more, change, found.get().zone())))
                .invoke(outbox::wakeRelay)
                .onFailure(RaisingBudgets::isTaken)
                .recoverWithItem(new RaiseResult.IdUsedOtherwise());
    }

    private Uni<RaiseResult> raise(UUID id, Teacher teacher, Money more, Change change, ZoneId zone) {
        return budgets.insertIfMissing(new BudgetId(UUID.randomUUID()), teacher, change.at())
                .chain(() -> budgets.lock(teacher))
                .flatMap(rows -> raises.given(id).flatMap(given -> {
                    if (given.isPresent()) {
                        return Uni.createFrom().item(again(given.get(), rows, more));
                    }
                    return rows.getFirst().budget().terms() == null
                            ? Uni.createFrom().item(new RaiseResult.NoBudget())
                            : give(id, rows.getFirst(), more, change, zone);
                }));
    }

    /** Two teachers' raises arrived with the same id at the same time. */
    private static boolean isTaken(Throwable failure) {
        return failure instanceof ConstraintViolationException refused
                && "budget_raise_pkey".equals(refused.getConstraintName());
    }

    private static RaiseResult again(RaiseRepository.Given given, List<Locked> rows, Money more) {
        var same = rows.stream().anyMatch(row -> row.budget().id().equals(given.budget()))
                && given.amount().equals(more);
        return same ? new RaiseResult.Raised() : new RaiseResult.IdUsedOtherwise();
    }

    private Uni<RaiseResult> give(UUID id, Locked row, Money more, Change change, ZoneId zone) {
        return raises.insert(id, row.budget().id(), more, change, zone)
                .chain(() -> changing.become(row, budget -> budget.raise(change), zone, change.at()))
                .replaceWith(new RaiseResult.Raised());
    }
}
