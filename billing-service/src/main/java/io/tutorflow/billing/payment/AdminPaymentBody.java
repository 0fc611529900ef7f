package io.tutorflow.billing.payment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A payment, as operators see it. */
@Schema(name = "AccountPayment")
record AdminPaymentBody(
        @JsonUnwrapped PaymentBody payment,

        @Schema(
                description = "The course or lesson the activity is for",
                enumeration = {"top_up", "purchase", "auto_reload"})
        String purpose,

        @Schema(description = "Who requested it: a person's subject, or the name of a page")
        String payer,

        @Schema(description = "The address that gets the receipt") @Nullable
        String receiptEmail,

        @Schema(description = "For a paid payment: its id at Stripe") @Nullable
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
