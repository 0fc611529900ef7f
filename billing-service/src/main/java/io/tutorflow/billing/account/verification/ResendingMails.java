package io.tutorflow.billing.account.verification;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.ChangingAccounts;
import io.tutorflow.billing.account.workspace.Decided;
import io.tutorflow.billing.account.workspace.UniqueConstraints;
import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.clock.RealClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Owes a workspace another mail, unless it had too many lately. Its row is locked meanwhile, so that simultaneous
 * requests are counted.
 */
@ApplicationScoped
class ResendingMails {

    private final VerificationMailRepository requested;
    private final ChangingAccounts accounts;
    private final OwedMails mails;
    private final RealClock clock;

    ResendingMails(VerificationMailRepository requested, ChangingAccounts accounts, OwedMails mails, RealClock clock) {
        this.requested = requested;
        this.accounts = accounts;
        this.mails = mails;
        this.clock = clock;
    }

    /** @param email the workspace's new address, as long as none is verified */
    Uni<ResendResult> resend(WorkspaceId id, @Nullable String email) {
        return Panache.withTransaction(() -> accounts.change(
                                id, (account, at) -> new Decided<>(account, account.workspace()))
                        .map(Optional::orElseThrow)
                        .chain(workspace -> decide(workspace, email)))
                .onFailure(UniqueConstraints::isOfWorkspaces)
                .recoverWithItem(failure -> new ResendResult.Taken(UniqueConstraints.taken(failure)));
    }

    private Uni<ResendResult> decide(Workspace workspace, @Nullable String wanted) {
        var contact = workspace.profile().contact();
        var email = wanted == null ? contact.email() : wanted;
        if (contact.verified()) {
            return Uni.createFrom()
                    .item(
                            wanted == null || contact.isReachedAt(wanted)
                                    ? new ResendResult.Verified()
                                    : new ResendResult.Settled());
        }
        if (email == null) {
            return Uni.createFrom().item(new ResendResult.NoAddress());
        }
        var now = clock.now();
        return requested
                .requestedSince(workspace.id(), now.minus(VerificationLimits.WINDOW))
                .chain(recent -> recent.size() < VerificationLimits.MAILS
                        ? owe(workspace, email).replaceWith(new ResendResult.Owed(email))
                        : Uni.createFrom().item(tooMany(recent, now)));
    }

    /** A changed address owes its mail elsewhere. */
    private Uni<Void> owe(Workspace workspace, String email) {
        return workspace.profile().contact().isReachedAt(email)
                ? mails.request(workspace)
                : accounts.change(workspace.id(), (account, at) -> new Decided<>(account.reachedAt(email), email))
                        .replaceWithVoid();
    }

    private static ResendResult tooMany(List<Instant> recent, Instant now) {
        var leaves = recent.get(recent.size() - VerificationLimits.MAILS).plus(VerificationLimits.WINDOW);
        return new ResendResult.TooMany(Duration.between(now, leaves));
    }
}
