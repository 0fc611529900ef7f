package io.tutorflow.billing.organization;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;

/** Writes an organization's state event in the transaction that makes it true. */
@ApplicationScoped
class TellingOrganizations {

    Uni<Organization> tell(Organization organization) {
        var event = OrganizationEvents.event(organization);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(Outbox.INSERT_ONE)
                        .setParameter("topic", event.topic())
                        .setParameter("key", event.key())
                        .setParameter("type", event.type())
                        .setParameter("id", event.id())
                        .setParameter("time", event.time().atOffset(ZoneOffset.UTC))
                        .setParameter("payload", event.payload())
                        .executeUpdate())
                .replaceWith(organization);
    }
}
