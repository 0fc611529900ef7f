package io.tutorflow.billing.payment.refund;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.WalletLocks;
import io.tutorflow.billing.once.Asked;
import io.tutorflow.billing.once.Once;
import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Takes the unused part of a purchase from its account and owes the money for it, in one transaction; Stripe is asked
 * afterwards, as often as necessary.
 */
@ApplicationScoped
class RequestingRefunds {

    private final Once once;
    private final RefundTable refunds;
    private final DisputeTable disputes;
    private final LotTable lots;
    private final WalletLocks accounts;
    private final WithdrawingCredits withdrawing;
    private final BusinessClock clock;

    RequestingRefunds(
            Once once,
            RefundTable refunds,
            DisputeTable disputes,
            LotTable lots,
            WalletLocks accounts,
            WithdrawingCredits withdrawing,
            BusinessClock clock) {
        this.once = once;
        this.refunds = refunds;
        this.disputes = disputes;
        this.lots = lots;
        this.accounts = accounts;
        this.withdrawing = withdrawing;
        this.clock = clock;
    }

    /** @param account that must own the purchase */
    Uni<RefundAnswer> request(UUID account, PaymentId purchase, RefundTerms.Requester requester, Asked asked) {
        var wish = new RefundWish(UUID.randomUUID(), account, purchase, requester, clock.now());
        return once.make(asked.within(account), wish.id(), () -> answer(wish)).chain(made -> made.orElse(this::known));
    }

    private Uni<RefundAnswer> known(UUID first) {
        return Panache.withTransaction(() -> refunds.lock(first))
                .map(found -> new RefundAnswer.Known(found.orElseThrow()));
    }

    private Uni<RefundAnswer> answer(RefundWish wish) {
        return accounts.lock(wish.account())
                .chain(() -> refunds.ofPayment(wish.purchase()))
                .chain(before -> disputes.isOpenOf(wish.purchase())
                        .chain(disputed -> lots.of(wish.account())
                                .map(holdings -> RefundPolicy.decide(wish, holdings, disputed, before))))
                .call(answer -> follow(wish, answer));
    }

    private Uni<Void> follow(RefundWish wish, RefundAnswer answer) {
        return switch (answer) {
            case RefundAnswer.Granted granted ->
                refunds.make(granted.refund())
                        .chain(() -> withdrawing.post(granted.refund().withdrawal(), TransferKind.REFUND));
            case RefundAnswer.Refused refused -> once.forget(wish.id());
            case RefundAnswer.Known known -> Uni.createFrom().voidItem();
        };
    }
}
