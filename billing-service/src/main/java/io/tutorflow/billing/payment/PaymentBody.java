package io.tutorflow.billing.payment;

import io.tutorflow.billing.payment.receipt.Receipt;
import io.tutorflow.http.ApiProblem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A payment, as its payer sees it. */
@Schema(name = "Payment")
public record PaymentBody(
        UUID id,

        @Schema(
                description = "created: no page yet, poll again; open: can be paid at url; processing: the bank is"
                        + " deciding; paid: credited; failed, expired: final",
                enumeration = {"created", "open", "processing", "paid", "failed", "expired"})
        String status,

        @Schema(description = "The amount charged") BigDecimal amountUsd,

        @Schema(description = "The credits, including any bonus; for a school these are tokens")
        BigDecimal credits,

        @Schema(description = "The part of credits that is a bonus")
        BigDecimal bonusCredits,

        @Schema(description = "Stripe's page, as long as it is open") @Nullable
        String url,

        @Schema(description = "When the page expires") Instant expiresAt,

        @Schema(description = "For a failed payment: the reason") @Nullable
        String failure,

        @Schema(description = "For a paid payment: when it was paid") @Nullable
        Instant paidAt,

        @Schema(description = "For a paid payment: the number of its receipt", examples = "R-000042") @Nullable
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
     * The response to a request to pay.
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
            case NO_STRIPE -> ApiProblem.notNow("Card payments are not configured on this platform");
            case TOO_MANY ->
                ApiProblem.tooMany(
                        "At most " + PaymentLimits.BEGUN + " payments can be started per hour", PaymentLimits.WINDOW);
            case METERED -> Prepaid.problem();
            case STRIPE_IS_AWAY -> ApiProblem.notNow("Stripe could not be reached");
        };
    }
}
