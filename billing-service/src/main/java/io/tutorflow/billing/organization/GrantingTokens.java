package io.tutorflow.billing.organization;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.once.Asked;
import io.tutorflow.billing.once.Made;
import io.tutorflow.billing.once.Once;
import io.tutorflow.billing.wallet.Ledger;
import io.tutorflow.billing.wallet.Posting;
import io.tutorflow.billing.wallet.PostingOutcome;
import io.tutorflow.billing.wallet.TransferKind;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Posts tokens that an operator gives an organization, once per idempotency key. */
@ApplicationScoped
class GrantingTokens {

    private final Once once;
    private final Ledger ledger;

    GrantingTokens(Once once, Ledger ledger) {
        this.once = once;
        this.ledger = ledger;
    }

    /** @return the grant that was posted; nothing fresh if it was before */
    Uni<Made<Posting>> grant(OrganizationId to, TokensRequest request, Asked asked, String operator) {
        var grant = Posting.of(
                TransferKind.GRANT,
                UUID.randomUUID(),
                to.value(),
                Money.ofCredits(request.tokens()),
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
            throw MissingOrganization.problem(grant.to());
        }
        outcome.demandPosted();
        return grant;
    }
}
