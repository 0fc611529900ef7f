package io.tutorflow.budget.teacher;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.Organization;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.organization.Organizations;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.Page;
import io.tutorflow.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Sets, changes and removes teachers' budgets. */
@ApplicationScoped
class SettingBudgets {

    private static final Logger LOG = Logger.getLogger(SettingBudgets.class);

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

    Uni<Budget> set(Teacher teacher, BudgetTerms terms, String admin) {
        var change = new Change(clock.now(), admin);
        return zoneOf(teacher)
                .flatMap(zone -> Panache.withTransaction(() -> budgets.insertIfMissing(
                                new BudgetId(UUID.randomUUID()), teacher, change)
                        .flatMap(present -> budgets.lock(teacher))
                        .flatMap(rows -> changing.become(rows.getFirst(), budget -> budget.set(terms, change), zone))))
                .invoke(outbox::wakeRelay);
    }

    Uni<Void> remove(Teacher teacher, String admin) {
        var change = new Change(clock.now(), admin);
        return zoneOf(teacher)
                .flatMap(zone -> Panache.withTransaction(() -> budgets.lock(teacher)
                        .flatMap(rows -> rows.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : changing.become(rows.getFirst(), budget -> budget.remove(change), zone)
                                        .replaceWithVoid())))
                .invoke(outbox::wakeRelay);
    }

    Uni<Page<Budget>> newestFirst(OrganizationId organization, int offset, int limit) {
        return Panache.withSession(() -> budgets.newestFirst(organization, offset, limit));
    }

    /**
     * An organization unknown to this service has spent nothing here, so there is nothing to publish about its budgets.
     */
    private Uni<Optional<ZoneId>> zoneOf(Teacher teacher) {
        return organizations
                .find(teacher.organization())
                .map(found -> found.map(Organization::zone))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "Organization %s is not known: %s",
                        teacher.organization().value(), failure.getMessage()))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }
}
