package io.tutorflow.billing.invoice;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of a document. */
@Schema(name = "InvoiceLine")
record InvoiceLineBody(
        @Schema(description = "The number by which usage names its line")
        int line,

        @Schema(
                enumeration = {
                    "usage",
                    "discount",
                    "waived",
                    "promotional_credits",
                    "purchased_credits",
                    "true_up",
                    "true_up_lowered",
                    "reversed_top_up",
                    "metered",
                    "rounding",
                    "tax"
                })
        String type,

        @Schema(description = "A sentence that explains it") String description,

        @Schema(description = "Of usage and minimums: the month, UTC", examples = "2026-06") @Nullable
        String month,

        @Schema(description = "Of usage") @Nullable String catalogKey,

        @Schema(description = "Of usage: how many usage records it sums up") @Nullable
        Long records,

        @Schema(description = "Of usage: units") @Nullable BigDecimal quantity,

        @Schema(description = "Of usage: the price of one unit in the catalogue") @Nullable
        BigDecimal listUnitPrice,

        @Schema(description = "Of usage: the price of one unit that was agreed upon") @Nullable
        BigDecimal unitPrice,

        @Schema(description = "What it adds to the total; each usage record was rounded by itself")
        BigDecimal amountUsd) {

    static InvoiceLineBody of(Line line) {
        var usage = line.usage();
        return new InvoiceLineBody(
                line.number(),
                line.type().text(),
                Lines.describe(line),
                line.month() == null ? null : line.month().toString(),
                usage == null ? null : usage.key().catalogKey(),
                usage == null ? null : usage.records(),
                usage == null ? null : usage.units().value(),
                usage == null ? null : usage.key().listUnitPrice().usd(),
                usage == null ? null : usage.key().unitPrice().usd(),
                line.amount().usd());
    }
}
