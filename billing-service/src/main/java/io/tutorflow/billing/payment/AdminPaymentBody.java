package io.tutorflow.billing.payment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A payment as operators see it. */
@Schema(name = "AccountPayment")
record AdminPaymentBody(
        @JsonUnwrapped PaymentBody payment,

        @Schema(
                description = "What it is for",
                enumeration = {"top_up", "purchase", "auto_reload"})
        String purpose,

        @Schema(description = "Who asked for it: a person's subject, or the page that was used")
        String payer,

        @Schema(description = "Where the receipt goes") @Nullable
        String receiptEmail,

        @Schema(description = "Of a paid payment: Stripe's name for it") @Nullable
        String paymentIntentId) {

    static AdminPaymentBody of(Payment payment) {
        var order = payment.order();
        return new AdminPaymentBody(
                PaymentBody.of(payment),
                order.purpose().text(),
                order.payer().name(),
                order.payer().receiptEmail(),
                payment.progress() instanceof Progress.Paid paid ? paid.intentId() : null);
    }
}
