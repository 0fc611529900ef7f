package io.tutorflow.billing.refund;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.once.Asked;
import io.tutorflow.billing.once.Once;
import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.billing.wallet.TransferKind;
import io.tutorflow.billing.wallet.WalletLocks;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.clock.RealClock;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes what is unused of a purchase off its account and owes the money for it, in one transaction; Stripe is asked
 * afterwards, as often as it takes.
 */
@ApplicationScoped
class RequestingRefunds {

    private final Once once;
    private final RefundTable refunds;
    private final DisputeTable disputes;
    private final LotTable lots;
    private final WalletLocks accounts;
    private final Withdrawing withdrawing;
    private final BusinessClock clock;
    private final RealClock realClock;

    RequestingRefunds(
            Once once,
            RefundTable refunds,
            DisputeTable disputes,
            LotTable lots,
            WalletLocks accounts,
            Withdrawing withdrawing,
            BusinessClock clock,
            RealClock realClock) {
        this.once = once;
        this.refunds = refunds;
        this.disputes = disputes;
        this.lots = lots;
        this.accounts = accounts;
        this.withdrawing = withdrawing;
        this.clock = clock;
        this.realClock = realClock;
    }

    /**
     * @param account whose purchase it must be
     * @throws ApiProblem 404 if it is none, 409 if there is nothing to give back
     */
    Uni<Refund> request(UUID account, PaymentId purchase, Refund.Request request, Asked asked) {
        var id = UUID.randomUUID();
        return once.make(
                        asked.within(account),
                        id,
                        () -> accounts.lock(account)
                                .chain(() -> refunds.ofPayment(purchase))
                                .chain(before -> make(id, account, purchase, request, before)))
                .chain(made -> made.orElse(first ->
                        Panache.withTransaction(() -> refunds.lock(first)).map(Optional::orElseThrow)));
    }

    private Uni<Refund> make(
            UUID id, UUID account, PaymentId purchase, Refund.Request request, Optional<Refund> before) {
        return lots.of(account).chain(holdings -> {
            var lot = holdings.lots().oldestFirst().stream()
                    .filter(candidate -> candidate.payment().equals(purchase))
                    .findFirst()
                    .orElseThrow(() -> ApiProblem.notFound("The purchase " + purchase.value()));
            return disputes.isOpenOf(purchase).chain(disputed -> {
                if (disputed) {
                    throw conflict("The purchase is disputed: its bank decides");
                }
                var refund = refund(id, account, lot, holdings, request, before);
                return refunds.make(refund, realClock.now())
                        .chain(() -> withdrawing.post(refund.withdrawal(), TransferKind.REFUND))
                        .replaceWith(refund);
            });
        });
    }

    private Refund refund(
            UUID id,
            UUID account,
            Lot lot,
            LotTable.Holdings holdings,
            Refund.Request request,
            Optional<Refund> before) {
        var unused = holdings.lots().unusedOf(lot.payment());
        if (!unused.isPositive()) {
            throw before.filter(refund -> refund.state() != Refund.State.FAILED)
                    .map(RequestingRefunds::refundedBefore)
                    .orElseGet(() -> conflict("Nothing of the purchase is unused"));
        }
        if (unused.exceeds(holdings.free())) {
            throw conflict(
                    "%s credits of the purchase are unused, and holds of work in progress leave only %s: try again when it has ended"
                            .formatted(text(unused), text(holdings.free().max(Money.ZERO))));
        }
        long cents = lot.centsFor(unused);
        if (cents == 0) {
            throw conflict("What is unused of the purchase is worth less than a cent");
        }
        return new Refund(
                id, lot.payment(), account, cents, unused, request, Refund.State.REQUESTED, null, clock.now());
    }

    private static ApiProblem refundedBefore(Refund refund) {
        return conflict("The purchase was refunded before, and nothing of it is unused: refund %s, USD %s, %s"
                .formatted(
                        refund.id(),
                        RefundBody.usd(refund.cents()).toPlainString(),
                        refund.state().name().toLowerCase(Locale.ROOT)));
    }

    private static String text(Money credits) {
        return credits.credits().stripTrailingZeros().toPlainString();
    }

    private static ApiProblem conflict(String message) {
        return ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, message);
    }
}
