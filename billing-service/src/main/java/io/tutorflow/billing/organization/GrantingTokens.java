package io.tutorflow.billing.organization;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.once.Asked;
import io.tutorflow.billing.once.Made;
import io.tutorflow.billing.once.Once;
import io.tutorflow.billing.wallet.Deposit;
import io.tutorflow.billing.wallet.DepositPosting;
import io.tutorflow.billing.wallet.Ledger;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Posts tokens that an operator gives an organization, once per idempotency key. */
@ApplicationScoped
class GrantingTokens {

    private final Once once;
    private final Ledger ledger;
    private final BusinessClock clock;

    GrantingTokens(Once once, Ledger ledger, BusinessClock clock) {
        this.once = once;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @return the grant that was posted; nothing fresh if it was before */
    Uni<Made<Deposit>> grant(OrganizationId to, TokensRequest request, Asked asked, String operator) {
        var grant = new Deposit(
                UUID.randomUUID(),
                to.value(),
                Deposit.Kind.GRANT,
                Money.ofCredits(request.tokens()),
                request.reason(),
                operator,
                clock.now());
        return once.make(
                asked,
                grant.id(),
                () -> Panache.getSession()
                        .chain(session -> ledger.post(session, grant))
                        .map(posting -> posted(grant, posting)));
    }

    private static Deposit posted(Deposit grant, DepositPosting posting) {
        return switch (posting) {
            case DepositPosting.Posted posted -> grant;
            case DepositPosting.NoSuchAccount missing -> throw MissingOrganization.problem(grant.accountId());
            case DepositPosting.KeyUsedOtherwise otherwise ->
                throw new IllegalStateException("The id of a grant was used before: " + grant.id());
        };
    }
}
