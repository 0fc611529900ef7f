package io.tutorflow.billing.payment;

import io.tutorflow.billing.payment.receipt.Receipt;
import io.tutorflow.http.ApiProblem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A payment as its payer sees it. */
@Schema(name = "Payment")
public record PaymentBody(
        UUID id,

        @Schema(
                description = "created: no page yet, ask again; open: can be paid at url; processing: the bank decides;"
                        + " paid: credited; failed, expired: over",
                enumeration = {"created", "open", "processing", "paid", "failed", "expired"})
        String status,

        @Schema(description = "What is charged") BigDecimal amountUsd,

        @Schema(description = "What is credited, the bonus included; of a school these are its tokens")
        BigDecimal credits,

        @Schema(description = "The part of credits that is given on top")
        BigDecimal bonusCredits,

        @Schema(description = "Stripe's page, while it is open") @Nullable
        String url,

        @Schema(description = "Until when it can be paid") Instant expiresAt,

        @Schema(description = "Of a failed payment: why") @Nullable
        String failure,

        @Schema(description = "Of a paid payment") @Nullable Instant paidAt,

        @Schema(description = "Of a paid payment; its receipt is fetched beside its transaction", examples = "R-000042")
        @Nullable
        String receiptNumber,

        Instant createdAt) {

    public static PaymentBody of(Payment payment) {
        var price = payment.order().price();
        var progress = payment.progress();
        var paid = progress instanceof Progress.Paid done ? done : null;
        return new PaymentBody(
                payment.id().value(),
                progress.text(),
                price.paid().usd(),
                price.credited().credits(),
                price.bonus().credits(),
                progress instanceof Progress.Open open ? open.page().url() : null,
                payment.expiresAt(),
                progress instanceof Progress.Failed failed ? failed.reason() : null,
                paid == null ? null : paid.at(),
                paid == null ? null : Receipt.text(paid.receiptNumber()),
                payment.createdAt());
    }

    /**
     * What a wish to pay is answered.
     *
     * @throws ApiProblem if it is refused
     */
    public static RestResponse<PaymentBody> answer(BeginAnswer answer) {
        return switch (answer) {
            case BeginAnswer.Begun begun -> RestResponse.status(RestResponse.Status.CREATED, of(begun.payment()));
            case BeginAnswer.Refused refused -> throw problem(refused.why());
        };
    }

    private static ApiProblem problem(BeginAnswer.Reason why) {
        return switch (why) {
            case NO_STRIPE -> ApiProblem.unavailable("Payment by card, for which no key of Stripe is configured,");
            case TOO_MANY ->
                ApiProblem.tooMany(
                        "At most " + PaymentLimits.BEGUN + " payments can be begun in an hour", PaymentLimits.WINDOW);
            case STRIPE_IS_AWAY -> ApiProblem.unavailable("Payment by card");
        };
    }
}
