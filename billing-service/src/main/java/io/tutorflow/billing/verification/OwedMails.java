package io.tutorflow.billing.verification;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.workspace.AddressProofs;
import io.tutorflow.billing.workspace.Workspace;
import io.tutorflow.clock.RealClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Mails that ask for proof of an address: owed from the moment that the transaction commits which asks for them. */
@ApplicationScoped
class OwedMails implements AddressProofs {

    private static final String OWE = """
            INSERT INTO verification_mail (id, workspace_id, email, requested_at)
            VALUES (:id, :workspace, :email, :now)""";

    private final DueWork work;
    private final RealClock clock;

    OwedMails(DueWork work, RealClock clock) {
        this.work = work;
        this.clock = clock;
    }

    @Override
    public Uni<Void> request(Workspace workspace) {
        var contact = workspace.profile().contact();
        if (contact.email() == null || contact.verified()) {
            return Uni.createFrom().voidItem();
        }
        var id = UUID.randomUUID();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OWE)
                        .setParameter("id", id)
                        .setParameter("workspace", workspace.id().value())
                        .setParameter("email", contact.email())
                        .setParameter("now", clock.now())
                        .executeUpdate())
                .chain(() -> work.enqueue(SendingMails.SCHEDULE, id));
    }
}
