package io.tutorflow.billing.verification;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.workspace.ChangingAccounts;
import io.tutorflow.billing.workspace.Decided;
import io.tutorflow.billing.workspace.OwedMails;
import io.tutorflow.billing.workspace.Workspace;
import io.tutorflow.billing.workspace.WorkspaceId;
import io.tutorflow.clock.RealClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Owes a workspace another mail, unless it had enough lately. Its row is locked meanwhile: nobody counts past it. */
@ApplicationScoped
class Resending {

    private final VerificationTable table;
    private final ChangingAccounts accounts;
    private final OwedMails mails;
    private final RealClock clock;

    Resending(VerificationTable table, ChangingAccounts accounts, OwedMails mails, RealClock clock) {
        this.table = table;
        this.accounts = accounts;
        this.mails = mails;
        this.clock = clock;
    }

    Uni<Resend> resend(WorkspaceId id) {
        return Panache.withTransaction(() -> accounts.change(
                        id, (account, at) -> new Decided<>(account, account.workspace()))
                .map(Optional::orElseThrow)
                .chain(this::decide));
    }

    private Uni<Resend> decide(Workspace workspace) {
        var contact = workspace.profile().contact();
        var email = contact.email();
        if (contact.verified()) {
            return Uni.createFrom().item(new Resend.Verified());
        }
        if (email == null) {
            return Uni.createFrom().item(new Resend.NoAddress());
        }
        var now = clock.now();
        return table.requestedSince(workspace.id(), now.minus(VerificationLimits.WINDOW))
                .chain(recent -> recent.size() < VerificationLimits.MAILS
                        ? mails.owe(workspace).replaceWith(new Resend.Owed(email))
                        : Uni.createFrom().item(tooMany(recent, now)));
    }

    private static Resend tooMany(List<Instant> recent, Instant now) {
        var leaves = recent.get(recent.size() - VerificationLimits.MAILS).plus(VerificationLimits.WINDOW);
        return new Resend.TooMany(Duration.between(now, leaves));
    }
}
