package io.tutorflow.billing.account.organization;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.persistence.SessionOutbox;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes an organization's state event in the transaction that makes it true. */
@ApplicationScoped
class TellingOrganizations {

    Uni<Organization> tell(Organization organization) {
        var event = OrganizationEvents.event(organization);
        return Panache.getSession()
                .chain(session -> SessionOutbox.append(session, event))
                .replaceWith(organization);
    }
}
