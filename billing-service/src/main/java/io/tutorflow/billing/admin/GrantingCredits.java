package io.tutorflow.billing.admin;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.once.Asked;
import io.tutorflow.billing.once.Made;
import io.tutorflow.billing.once.Once;
import io.tutorflow.billing.wallet.Ledger;
import io.tutorflow.billing.wallet.Posting;
import io.tutorflow.billing.wallet.PostingOutcome;
import io.tutorflow.billing.wallet.TransferKind;
import io.tutorflow.billing.workspace.WorkspaceId;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Posts an operator's gift, once per idempotency key. */
@ApplicationScoped
class GrantingCredits {

    private final Once once;
    private final Ledger ledger;

    GrantingCredits(Once once, Ledger ledger) {
        this.once = once;
        this.ledger = ledger;
    }

    /** @return the grant that was posted; nothing fresh if it was before */
    Uni<Made<Posting>> grant(WorkspaceId to, GrantRequest request, Asked asked, String operator) {
        var grant = Posting.of(
                TransferKind.GRANT,
                UUID.randomUUID(),
                to.value(),
                Money.ofCredits(request.credits()),
                request.reason(),
                operator);
        return once.make(
                asked,
                grant.id(),
                () -> Panache.getSession()
                        .chain(session -> ledger.post(session, grant))
                        .map(posting -> posted(grant, posting)));
    }

    private static Posting posted(Posting grant, PostingOutcome outcome) {
        if (outcome instanceof PostingOutcome.NoSuchAccount) {
            throw MissingWorkspace.problem(new WorkspaceId(grant.to()));
        }
        outcome.demandPosted();
        return grant;
    }
}
