package io.tutorflow.billing.payment.refund;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A refund. */
record RefundBody(
        UUID id,

        @Schema(description = "The purchase that is refunded")
        UUID transactionId,

        @Schema(
                enumeration = {"requested", "pending", "succeeded", "failed"},
                description = "failed: the credits have been returned")
        String status,

        @Schema(description = "The amount returned to the card: the price of the unused part, rounded down to the cent")
        BigDecimal amountUsd,

        @Schema(description = "Credits (tokens) taken back: everything unused, including any bonus")
        BigDecimal credits,

        @Schema(description = "Why it failed, as reported by Stripe") @Nullable
        String failure,

        Instant createdAt) {

    private static final int CENTS = 2;

    /** @throws io.tutorflow.http.ApiProblem if it is refused */
    static RefundBody of(RefundAnswer answer) {
        return switch (answer) {
            case RefundAnswer.Granted granted -> of(granted.refund());
            case RefundAnswer.Known known -> of(known.refund());
            case RefundAnswer.Refused refused -> throw RefundProblem.of(refused.why());
        };
    }

    private static RefundBody of(Refund refund) {
        var terms = refund.terms();
        return new RefundBody(
                terms.id(),
                terms.payment().value(),
                refund.text(),
                usd(terms.cents()),
                terms.taken().credits(),
                refund instanceof Refund.Failed failed ? failed.failure() : null,
                terms.createdAt());
    }

    static BigDecimal usd(long cents) {
        return BigDecimal.valueOf(cents, CENTS);
    }
}
