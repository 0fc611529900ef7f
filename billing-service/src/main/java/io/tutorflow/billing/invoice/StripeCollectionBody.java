package io.tutorflow.billing.invoice;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An invoice as Stripe collects it. */
@Schema(name = "StripeCollection")
record StripeCollectionBody(
        @Schema(
                description = "Paid on a page of Stripe's, or by charging the saved card; never both",
                enumeration = {"hosted_link", "saved_card"})
        String collection,

        @Schema(
                description =
                        "As Stripe last said, by its own word; requested until Stripe has it. A deleted draft was never"
                                + " collected",
                enumeration = {"requested", "draft", "open", "paid", "uncollectible", "void", "deleted"})
        String status,

        @Schema(description = "Stripe's id of it", examples = "in_1Q2W3E4R5T6Y7U8I9O0P") @Nullable
        String invoiceId,

        @Schema(description = "Where the buyer pays it, once it is open") @Nullable
        String hostedUrl,

        @Schema(description = "How often Stripe has tried to collect it")
        int attempts,

        @Schema(description = "When it tries again") @Nullable
        Instant nextAttemptAt) {

    static StripeCollectionBody of(StripeInvoiceRow row) {
        return new StripeCollectionBody(
                row.collection,
                row.status == null ? "requested" : row.status,
                row.stripeId,
                row.hostedUrl,
                row.tries,
                row.nextTryAt);
    }
}
