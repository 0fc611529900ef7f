package io.tutorflow.billing.account.verification;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.ChangingAccounts;
import io.tutorflow.billing.account.workspace.Contact;
import io.tutorflow.billing.account.workspace.Decided;
import io.tutorflow.billing.account.workspace.UniqueConstraints;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.clock.RealClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Takes the token of a link: it is used up and the workspace verified in one transaction. */
@ApplicationScoped
class Verifying {

    private final VerificationTokenRepository tokens;
    private final ChangingAccounts accounts;
    private final Workspaces workspaces;
    private final RealClock clock;

    Verifying(VerificationTokenRepository tokens, ChangingAccounts accounts, Workspaces workspaces, RealClock clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** What the token would come to; nothing changes, whoever looks and however often. */
    Uni<Verified> look(VerificationToken token) {
        return Panache.withSession(() -> tokens.of(token.hash())
                .chain(found -> found.map(stored -> workspaces
                                .find(stored.workspace())
                                .map(Optional::orElseThrow)
                                .map(workspace ->
                                        judge(stored, workspace.profile().contact())))
                        .orElseGet(() -> Uni.createFrom().item(new Verified.Unknown()))));
    }

    Uni<Verified> verify(VerificationToken token) {
        return Panache.withTransaction(() -> tokens.lock(token.hash())
                        .chain(found -> found.map(this::use)
                                .orElseGet(() -> Uni.createFrom().item(new Verified.Unknown()))))
                .onFailure(UniqueConstraints::isOfWorkspaces)
                .recoverWithItem(new Verified.Taken());
    }

    private Uni<Verified> use(StoredToken token) {
        return accounts.change(token.workspace(), (account, at) -> {
                    var verdict = judge(token, account.workspace().profile().contact());
                    return new Decided<>(verdict instanceof Verified.Open ? account.verified() : account, verdict);
                })
                .map(Optional::orElseThrow)
                .chain(verdict -> verdict instanceof Verified.Open open
                        ? tokens.use(token, clock.now()).replaceWith(new Verified.Done(open.workspace(), open.email()))
                        : Uni.createFrom().item(verdict));
    }

    private Verified judge(StoredToken token, Contact contact) {
        if (!contact.isReachedAt(token.email())) {
            return new Verified.Replaced();
        }
        if (contact.verified()) {
            return new Verified.Done(token.workspace(), token.email());
        }
        return token.used() || !token.expiresAt().isAfter(clock.now())
                ? new Verified.Expired()
                : new Verified.Open(token.workspace(), token.email());
    }
}
