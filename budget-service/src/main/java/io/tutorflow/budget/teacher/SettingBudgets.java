package io.tutorflow.budget.teacher;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.Organizations;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Sets, changes and removes teachers' budgets. */
@ApplicationScoped
class SettingBudgets {

    private final BudgetTable budgets;
    private final ChangingBudgets changing;
    private final Organizations organizations;
    private final BusinessClock clock;
    private final Outbox outbox;

    SettingBudgets(
            BudgetTable budgets,
            ChangingBudgets changing,
            Organizations organizations,
            BusinessClock clock,
            Outbox outbox) {
        this.budgets = budgets;
        this.changing = changing;
        this.organizations = organizations;
        this.clock = clock;
        this.outbox = outbox;
    }

    Uni<Void> arrange(Teacher teacher, Arrangement wanted, String admin) {
        var now = clock.now();
        var change = new Change(now, admin);
        return organizations
                .zoneOf(teacher.organization())
                .flatMap(zone -> Panache.withTransaction(() -> budgets.insertIfMissing(
                                new BudgetId(UUID.randomUUID()), teacher, now)
                        .flatMap(present -> budgets.lock(teacher))
                        .flatMap(rows ->
                                changing.become(rows.getFirst(), budget -> budget.arrange(wanted, change), zone, now))))
                .invoke(outbox::wakeRelay)
                .replaceWithVoid();
    }

    Uni<Void> remove(Teacher teacher, String admin) {
        var now = clock.now();
        var change = new Change(now, admin);
        return organizations
                .zoneOf(teacher.organization())
                .flatMap(zone -> Panache.withTransaction(() -> budgets.lock(teacher)
                        .flatMap(rows -> rows.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : changing.become(rows.getFirst(), budget -> budget.remove(change), zone, now)
                                        .replaceWithVoid())))
                .invoke(outbox::wakeRelay);
    }
}
