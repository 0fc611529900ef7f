package io.tutorflow.billing.account.admin;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.Posting;
import io.tutorflow.billing.ledger.posting.Balance;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.billing.ledger.posting.PostingOutcome;
import io.tutorflow.billing.once.Asked;
import io.tutorflow.billing.once.Made;
import io.tutorflow.billing.once.Once;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Posts operators' grants to workspaces and organizations, once per idempotency key. */
@ApplicationScoped
class GrantingCredits {

    private final Once once;
    private final Ledger ledger;

    GrantingCredits(Once once, Ledger ledger) {
        this.once = once;
        this.ledger = ledger;
    }

    /**
     * @param missing the answer if there is no such account
     * @return the grant posted now or earlier, and the current balance
     */
    Uni<Given> give(Grant gift, Asked asked, Supplier<ApiProblem> missing) {
        var grant = gift.posting();
        return once.make(
                        asked,
                        grant.id(),
                        () -> Panache.getSession()
                                .chain(session -> ledger.post(session, grant))
                                .map(outcome -> posted(grant, outcome, missing)))
                .chain(made -> ledger.balance(gift.account()).map(wallet -> Given.of(made, wallet)));
    }

    private static Posting posted(Posting grant, PostingOutcome outcome, Supplier<ApiProblem> missing) {
        if (outcome instanceof PostingOutcome.NoSuchAccount) {
            throw missing.get();
        }
        if (outcome instanceof PostingOutcome.Metered) {
            throw ApiProblem.of(
                    ErrorCode.PLATFORM_CONFLICT,
                    "This workspace is metered (billingMode stripe_metered): its usage is charged by Stripe, and granted"
                            + " credits could not be spent");
        }
        outcome.demandPosted();
        return grant;
    }

    /** @param repeated whether the key had already been used, in which case nothing was granted now */
    record Given(UUID transactionId, Balance wallet, boolean repeated) {

        private static Given of(Made<Posting> made, @Nullable Balance wallet) {
            return new Given(made.id(), Objects.requireNonNull(wallet), made.repeated());
        }
    }
}
