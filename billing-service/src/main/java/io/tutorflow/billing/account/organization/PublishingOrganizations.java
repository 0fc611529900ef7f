package io.tutorflow.billing.account.organization;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.persistence.SessionOutbox;
import jakarta.enterprise.context.ApplicationScoped;

/** Publishes an organization's state in the transaction that changes it. */
@ApplicationScoped
class PublishingOrganizations {

    Uni<Organization> tell(Organization organization) {
        var event = OrganizationEvents.event(organization);
        return Panache.getSession()
                .chain(session -> SessionOutbox.append(session, event))
                .replaceWith(organization);
    }
}
