package io.tutorflow.billing.account.organization;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** Changes an organization under its row lock, and publishes the change in the same transaction. */
@ApplicationScoped
class ChangingOrganizations {

    private final OrganizationTable table;
    private final PublishingOrganizations telling;
    private final BusinessClock clock;
    private final Outbox outbox;

    ChangingOrganizations(
            OrganizationTable table, PublishingOrganizations telling, BusinessClock clock, Outbox outbox) {
        this.table = table;
        this.telling = telling;
        this.clock = clock;
        this.outbox = outbox;
    }

    /**
     * @param decision is given the locked organization and the time
     * @return the organization afterwards, or empty if there is none
     */
    Uni<Optional<Organization>> change(OrganizationId id, BiFunction<Organization, Instant, Organization> decision) {
        return Panache.withTransaction(() -> table.lock(id)
                        .chain(found -> found.map(row -> decide(row, decision).map(Optional::of))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))))
                .invoke(outbox::wakeRelay);
    }

    private Uni<Organization> decide(OrganizationRow row, BiFunction<Organization, Instant, Organization> decision) {
        var before = row.organization();
        var after = decision.apply(before, clock.now());
        return after.equals(before) ? Uni.createFrom().item(before) : telling.tell(row.become(after));
    }
}
