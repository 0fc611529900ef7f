package io.tutorflow.billing.refund;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.PaymentId;
import io.tutorflow.billing.wallet.LowAccounts;
import io.tutorflow.billing.wallet.Withdrawing;
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

    private final RefundTable refunds;
    private final DisputeTable disputes;
    private final LotTable lots;
    private final LowAccounts accounts;
    private final Withdrawing withdrawing;
    private final BusinessClock clock;
    private final RealClock realClock;

    RequestingRefunds(
            RefundTable refunds,
            DisputeTable disputes,
            LotTable lots,
            LowAccounts accounts,
            Withdrawing withdrawing,
            BusinessClock clock,
            RealClock realClock) {
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
    Uni<Refund> request(UUID account, PaymentId purchase, Refund.Request request) {
        var id = idOf(purchase, request);
        return Panache.withTransaction(() -> accounts.lock(account)
                .chain(() -> refunds.lock(id))
                .chain(same -> same.filter(refund -> refund.accountId().equals(account))
                        .map(refund -> Uni.createFrom().item(refund))
                        .orElseGet(() -> refunds.ofPayment(purchase)
                                .chain(before -> make(id, account, purchase, request, before)))));
    }

    private Uni<Refund> make(
            UUID id, UUID account, PaymentId purchase, Refund.Request request, Optional<Refund> before) {
        return lots.of(account).chain(holdings -> {
            var lot = holdings.lots().oldestFirst().stream()
                    .filter(candidate -> candidate.payment().equals(purchase))
                    .findFirst()
                    .orElseThrow(() -> ApiProblem.notFound("The purchase " + purchase.value()));
            before.ifPresent(RequestingRefunds::mustHaveFailed);
            return disputes.isOpenOf(purchase).chain(disputed -> {
                if (disputed) {
                    throw conflict("The purchase is disputed: its bank decides");
                }
                var refund = refund(id, account, lot, holdings, request);
                return refunds.make(refund, realClock.now())
                        .chain(() -> withdrawing.take(refund.withdrawal(clock.now())))
                        .replaceWith(refund);
            });
        });
    }

    private static void mustHaveFailed(Refund before) {
        if (before.state() != Refund.State.FAILED) {
            throw conflict("The purchase was refunded before: refund %s, USD %s, %s"
                    .formatted(
                            before.id(),
                            RefundBody.usd(before.cents()).toPlainString(),
                            before.state().name().toLowerCase(Locale.ROOT)));
        }
    }

    private Refund refund(UUID id, UUID account, Lot lot, LotTable.Holdings holdings, Refund.Request request) {
        var unused = holdings.lots().unusedOf(lot.payment());
        if (!unused.isPositive()) {
            throw conflict("Nothing of the purchase is unused");
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

    private static UUID idOf(PaymentId purchase, Refund.Request request) {
        return request.idempotencyKey() == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes(
                        ("refund:" + purchase.value() + ":" + request.idempotencyKey()).getBytes(UTF_8));
    }

    private static String text(Money credits) {
        return credits.credits().stripTrailingZeros().toPlainString();
    }

    private static ApiProblem conflict(String message) {
        return ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, message);
    }
}
