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

/** Uses a link's token: the token is used up and the workspace verified in one transaction. */
@ApplicationScoped
class VerifyingAddresses {

    private final VerificationTokenRepository tokens;
    private final ChangingAccounts accounts;
    private final Workspaces workspaces;
    private final RealClock clock;

    VerifyingAddresses(
            VerificationTokenRepository tokens, ChangingAccounts accounts, Workspaces workspaces, RealClock clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** What the token would do; changes nothing, however often it is called. */
    Uni<VerificationResult> look(VerificationToken token) {
        return Panache.withSession(() -> tokens.of(token.hash())
                .chain(found -> found.map(stored -> workspaces
                                .find(stored.workspace())
                                .map(Optional::orElseThrow)
                                .map(workspace ->
                                        judge(stored, workspace.profile().contact())))
                        .orElseGet(() -> Uni.createFrom().item(new VerificationResult.Unknown()))));
    }

    Uni<VerificationResult> verify(VerificationToken token) {
        return Panache.withTransaction(() -> tokens.lock(token.hash())
                        .chain(found -> found.map(this::use)
                                .orElseGet(() -> Uni.createFrom().item(new VerificationResult.Unknown()))))
                .onFailure(UniqueConstraints::isOfWorkspaces)
                .recoverWithItem(new VerificationResult.Taken());
    }

    private Uni<VerificationResult> use(StoredToken token) {
        return accounts.change(token.workspace(), (account, at) -> {
                    var verdict = judge(token, account.workspace().profile().contact());
                    return new Decided<>(
                            verdict instanceof VerificationResult.Open ? account.verified() : account, verdict);
                })
                .map(Optional::orElseThrow)
                .chain(verdict -> verdict instanceof VerificationResult.Open open
                        ? tokens.use(token, clock.now())
                                .replaceWith(new VerificationResult.Done(open.workspace(), open.email()))
                        : Uni.createFrom().item(verdict));
    }

    private VerificationResult judge(StoredToken token, Contact contact) {
        if (!contact.isReachedAt(token.email())) {
            return new VerificationResult.Replaced();
        }
        if (contact.verified()) {
            return new VerificationResult.Done(token.workspace(), token.email());
        }
        return token.used() || !token.expiresAt().isAfter(clock.now())
                ? new VerificationResult.Expired()
                : new VerificationResult.Open(token.workspace(), token.email());
    }
}
