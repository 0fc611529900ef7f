package io.tutorflow.billing.organization;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives an organization a subscription plan, another one, or none: under the row lock, and told with it. */
@ApplicationScoped
class AgreeingPlans {

    private final OrganizationTable table;
    private final TellingOrganizations telling;
    private final BusinessClock clock;
    private final Outbox outbox;

    AgreeingPlans(OrganizationTable table, TellingOrganizations telling, BusinessClock clock, Outbox outbox) {
        this.table = table;
        this.telling = telling;
        this.clock = clock;
        this.outbox = outbox;
    }

    /** @return the organization as it is now, or nothing if there is none */
    Uni<Optional<Organization>> agree(OrganizationId id, @Nullable Plan plan) {
        return Panache.withTransaction(() -> table.lock(id)
                        .chain(found -> found.map(row -> agree(row, plan).map(Optional::of))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))))
                .invoke(outbox::wakeRelay);
    }

    private Uni<Organization> agree(OrganizationRow row, @Nullable Plan plan) {
        var before = row.organization();
        var after = before.with(plan, clock.now());
        return after.equals(before) ? Uni.createFrom().item(before) : telling.tell(row.become(after));
    }
}
