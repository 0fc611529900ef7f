package io.tutorflow.billing.organization;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.wallet.Deposit;
import io.tutorflow.billing.wallet.DepositPosting;
import io.tutorflow.billing.wallet.Ledger;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Posts tokens that an operator gives an organization, once per idempotency key. */
@ApplicationScoped
class GrantingTokens {

    private final Ledger ledger;
    private final BusinessClock clock;

    GrantingTokens(Ledger ledger, BusinessClock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    Uni<Granting> grant(OrganizationId to, TokensRequest request, String operator) {
        var grant = new Deposit(
                transferId(to, request.idempotencyKey()),
                to.value(),
                Deposit.Kind.GRANT,
                Money.ofCredits(request.tokens()),
                request.reason(),
                operator,
                clock.now());
        return Panache.withTransaction(() -> Panache.getSession().chain(session -> ledger.post(session, grant)))
                .map(posting -> new Granting(grant, posting));
    }

    /** The same key for the same organization is the same transfer: its uniqueness in the ledger does the rest. */
    private static UUID transferId(OrganizationId organization, @Nullable String idempotencyKey) {
        return idempotencyKey == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes(
                        ("operator-grant:" + organization.value() + ":" + idempotencyKey).getBytes(UTF_8));
    }

    /** A grant, and what the ledger says about it. */
    record Granting(Deposit grant, DepositPosting posting) {}
}
