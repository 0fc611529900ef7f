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
import java.util.Objects;
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
        return Panache.withTransaction(() -> accounts.lock(account)
                .chain(() -> refunds.ofPayment(purchase))
                .chain(before -> before.filter(refund -> isSame(refund, account, request))
                        .map(refund -> Uni.createFrom().item(refund))
                        .orElseGet(() -> make(account, purchase, request, before))));
    }

    private static boolean isSame(Refund before, UUID account, Refund.Request request) {
        return before.accountId().equals(account)
                && request.idempotencyKey() != null
                && Objects.equals(before.request().idempotencyKey(), request.idempotencyKey());
    }

    private Uni<Refund> make(UUID account, PaymentId purchase, Refund.Request request, Optional<Refund> before) {
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
                var refund = refund(account, lot, holdings, request);
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

    private Refund refund(UUID account, Lot lot, LotTable.Holdings holdings, Refund.Request request) {
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
                idOf(lot.payment(), request),
                lot.payment(),
                account,
                cents,
                unused,
                request,
                Refund.State.REQUESTED,
                null,
                clock.now());
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
