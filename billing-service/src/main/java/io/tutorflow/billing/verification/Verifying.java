package io.tutorflow.billing.verification;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.verification.VerificationTable.StoredToken;
import io.tutorflow.billing.workspace.ChangingAccounts;
import io.tutorflow.billing.workspace.Decided;
import io.tutorflow.clock.RealClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Takes the token of a link: it is used up and the workspace verified in one transaction. */
@ApplicationScoped
class Verifying {

    private final VerificationTable table;
    private final ChangingAccounts accounts;
    private final RealClock clock;

    Verifying(VerificationTable table, ChangingAccounts accounts, RealClock clock) {
        this.table = table;
        this.accounts = accounts;
        this.clock = clock;
    }

    Uni<Verified> verify(VerificationToken token) {
        return Panache.withTransaction(() -> table.lock(token.hash())
                .chain(found ->
                        found.map(this::decide).orElseGet(() -> Uni.createFrom().item(new Verified.Unknown()))));
    }

    private Uni<Verified> decide(StoredToken token) {
        var now = clock.now();
        if (token.used()) {
            return Uni.createFrom().item(new Verified.Used());
        }
        if (!token.expiresAt().isAfter(now)) {
            return Uni.createFrom().item(new Verified.Expired());
        }
        return table.use(token, now)
                .chain(() -> accounts.change(
                        token.workspace(), (account, at) -> new Decided<>(account.verified(), account.workspace())))
                .map(Optional::orElseThrow)
                .map(before -> new Verified.Done(before.verified()));
    }
}
