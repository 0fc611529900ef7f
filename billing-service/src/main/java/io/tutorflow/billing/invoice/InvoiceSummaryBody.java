package io.tutorflow.billing.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An invoice or a statement in a list, without its lines. */
@Schema(name = "InvoiceSummary")
record InvoiceSummaryBody(
        UUID id,

        @Schema(description = "The workspace that is billed")
        UUID organizationId,

        @Schema(enumeration = {"invoice", "statement"}) String kind,

        @Schema(enumeration = {"draft", "open", "paid", "uncollectible", "void"})
        String status,

        @Schema(examples = "TF-000042") @Nullable String number,
        PeriodBody period,

        @Schema(description = "In whole cents, tax included")
        BigDecimal dueUsd,

        Instant createdAt,
        @Nullable Instant openedAt,
        @Nullable Instant dueAt) {

    static InvoiceSummaryBody of(Invoice invoice) {
        var header = invoice.header();
        var opening = invoice instanceof Invoice.Opened opened ? opened.opening() : null;
        return new InvoiceSummaryBody(
                header.id().value(),
                header.account(),
                InvoiceBody.seriesOf(invoice).text(),
                InvoiceBody.statusOf(invoice),
                opening == null ? null : opening.numberText(),
                new PeriodBody(header.period().from(), header.period().to()),
                header.totals().due().usd(),
                header.createdAt(),
                opening == null ? null : opening.openedAt(),
                opening == null ? null : opening.payableUntil());
    }
}
