package io.tutorflow.billing.account.verification;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.AddressProofs;
import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.clock.RealClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Verification mails: owed from the moment that the requesting transaction commits. */
@ApplicationScoped
class OwedMails implements AddressProofs {

    private final VerificationMailRepository mails;
    private final DueWork work;
    private final RealClock clock;

    OwedMails(VerificationMailRepository mails, DueWork work, RealClock clock) {
        this.mails = mails;
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
        return mails.persist(new VerificationMailRow(id, workspace.id().value(), contact.email(), clock.now()))
                .chain(() -> work.enqueue(SendingMails.SCHEDULE, id));
    }
}
