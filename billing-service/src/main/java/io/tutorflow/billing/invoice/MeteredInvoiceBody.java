package io.tutorflow.billing.invoice;

import io.tutorflow.billing.meter.settle.ChargedPeriods.Charged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An invoice of Stripe's own that charges metered usage. */
@Schema(name = "MeteredInvoice", description = "An invoice that Stripe has made of the workspace's subscription.")
record MeteredInvoiceBody(
        @Schema(description = "Stripe's id of it", examples = "in_1Q2W3E4R5T6Y7U8I9O0P")
        String invoiceId,

        @Schema(description = "Stripe's number; none: it is a draft") @Nullable
        String number,

        @Schema(
                description = "As Stripe last said",
                enumeration = {"draft", "open", "paid", "uncollectible", "void"})
        String status,

        @Schema(description = "It is paid and equals what was used, which is owed on the credit line no longer")
        boolean settled) {

    static MeteredInvoiceBody of(Charged charged) {
        return new MeteredInvoiceBody(charged.stripeId(), charged.number(), charged.status(), charged.isSettled());
    }
}
