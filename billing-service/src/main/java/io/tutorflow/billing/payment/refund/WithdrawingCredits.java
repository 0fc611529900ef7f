package io.tutorflow.billing.payment.refund;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.billing.ledger.posting.PostingOutcome;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Takes purchased credits back and returns them, in the caller's transaction, which makes sure that each happens once:
 * anything else is a bug, and rolls everything back.
 */
@ApplicationScoped
class WithdrawingCredits {

    private final Ledger ledger;

    WithdrawingCredits(Ledger ledger) {
        this.ledger = ledger;
    }

    Uni<Void> post(Withdrawal withdrawal, TransferKind kind) {
        return Panache.getSession()
                .chain(session -> Multi.createFrom()
                        .iterable(withdrawal.postings(kind))
                        .onItem()
                        .transformToUniAndConcatenate(posting -> ledger.post(session, posting))
                        .invoke(PostingOutcome::demandPosted)
                        .collect()
                        .last())
                .replaceWithVoid();
    }
}
