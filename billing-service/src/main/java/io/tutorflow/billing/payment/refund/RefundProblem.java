package io.tutorflow.billing.payment.refund;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.money.Money;

/** What a caller reads when nothing is given back. */
final class RefundProblem {

    private RefundProblem() {}

    static ApiProblem of(RefundRefusal refusal) {
        return switch (refusal) {
            case RefundRefusal.UnknownPurchase unknown ->
                ApiProblem.notFound("The purchase " + unknown.purchase().value());
            case RefundRefusal.Disputed disputed -> conflict("The purchase is disputed: its bank decides");
            case RefundRefusal.RefundedBefore before -> refundedBefore(before.refund());
            case RefundRefusal.NothingUnused nothing -> conflict("Nothing of the purchase is unused");
            case RefundRefusal.HeldByWork held ->
                conflict(
                        "%s credits of the purchase are unused, and holds of work in progress leave only %s: try again when it has ended"
                                .formatted(text(held.unused()), text(held.free())));
            case RefundRefusal.LessThanACent less ->
                conflict("What is unused of the purchase is worth less than a cent");
        };
    }

    private static ApiProblem refundedBefore(Refund refund) {
        return conflict("The purchase was refunded before, and nothing of it is unused: refund %s, USD %s, %s"
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
