package io.tutorflow.billing.payment.refund;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.money.Money;

/** What a caller is told when nothing is refunded. */
final class RefundProblem {

    private RefundProblem() {}

    static ApiProblem of(RefundRefusal refusal) {
        return switch (refusal) {
            case RefundRefusal.UnknownPurchase unknown ->
                ApiProblem.notFound("The purchase " + unknown.purchase().value());
            case RefundRefusal.Disputed disputed -> conflict("This purchase is disputed, and its bank will decide");
            case RefundRefusal.RefundedBefore before -> refundedBefore(before.refund());
            case RefundRefusal.NothingUnused nothing -> conflict("Nothing of this purchase is left to refund");
            case RefundRefusal.HeldByWork held ->
                conflict(("%s credits of this purchase are unused, but work in progress leaves only %s of them free;"
                                + " try again when it has ended")
                        .formatted(text(held.unused()), text(held.free())));
            case RefundRefusal.LessThanACent less ->
                conflict("The unused part of this purchase is worth less than a cent");
        };
    }

    private static ApiProblem refundedBefore(Refund refund) {
        return conflict("This purchase was already refunded and nothing of it is left: refund %s, USD %s, %s"
                .formatted(
                        refund.terms().id(),
                        RefundBody.usd(refund.terms().cents()).toPlainString(),
                        refund.text()));
    }

    private static String text(Money credits) {
        return credits.credits().stripTrailingZeros().toPlainString();
    }

    private static ApiProblem conflict(String message) {
        return ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, message);
    }
}
