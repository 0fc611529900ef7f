package io.tutorflow.billing.invoice;

import io.tutorflow.billing.meter.settle.ChargedPeriods.Charged;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An invoice or a statement with its lines, which add up to what is due. */
@Schema(name = "Invoice")
record InvoiceBody(
        UUID id,

        @Schema(description = "The workspace that is billed")
        UUID organizationId,

        @Schema(
                description =
                        "An invoice is due; of a statement nothing is due, it says what was used and what paid for"
                                + " it, or that Stripe's meters charge it. A draft is what it will be when it is opened",
                enumeration = {"invoice", "statement"})
        String kind,

        @Schema(enumeration = {"draft", "open", "paid", "uncollectible", "void"})
        String status,

        @Schema(description = "Given when it is opened, without gaps in each kind", examples = "TF-000042") @Nullable
        String number,

        PeriodBody period,

        @Schema(description = "In the order of their numbers; they add up to dueUsd")
        List<InvoiceLineBody> lines,

        @Schema(description = "What usage comes to at the agreed prices, waived usage included")
        BigDecimal usageUsd,

        @Schema(description = "Paid by promotional credits") BigDecimal promotionalCreditsUsd,

        @Schema(description = "Paid by credits that were bought before")
        BigDecimal purchasedCreditsUsd,

        @Schema(description = "Charged by Stripe's meters; none: it is of no metered usage") @Nullable
        BigDecimal meteredUsd,

        @Schema(description = "What is due before tax, in whole cents")
        BigDecimal netUsd,

        @Schema(description = "A percentage of netUsd") BigDecimal taxPercent,
        BigDecimal taxUsd,

        @Schema(description = "netUsd and taxUsd, in whole cents")
        BigDecimal dueUsd,

        @Schema(description = "What its credit notes come to, tax included")
        BigDecimal creditedUsd,

        @Schema(
                description =
                        "What is still to be paid of it: of an open or uncollectible one what credit notes have left")
        BigDecimal outstandingUsd,

        @Schema(description = "In the order of their numbers")
        List<CreditNoteBody> creditNotes,

        @Schema(description = "As they were when it was opened") @Nullable
        BillingDetailsBody buyer,

        Instant createdAt,
        @Nullable Instant openedAt,

        @Schema(description = "Until when it is to be paid") @Nullable
        Instant dueAt,

        @Schema(description = "When it was paid, given up or made void") @Nullable
        Instant endedAt,

        @Nullable String reason,

        @Schema(
                description =
                        "When it was written off: what it left on the credit line is owed no longer. It can still be"
                                + " paid")
        @Nullable
        Instant writtenOffAt,

        @Schema(description = "The document that is void and in whose place this one stands") @Nullable
        UUID replaces,

        @Schema(description = "How Stripe collects it, if it does") @Nullable
        StripeCollectionBody stripe,

        @Schema(
                description =
                        "What charges metered usage of its period: Stripe's own invoices, once Stripe has made them")
        List<MeteredInvoiceBody> meteredInvoices) {

    static InvoiceBody of(
            Invoice invoice,
            List<Line> lines,
            List<CreditNote> creditNotes,
            @Nullable StripeInvoiceRow collected,
            List<Charged> charged) {
        var header = invoice.header();
        var totals = header.totals();
        var opening = invoice instanceof Invoice.Opened opened ? opened.opening() : null;
        var ending = endingOf(invoice);
        var credited = CreditNote.sum(creditNotes).total();
        return new InvoiceBody(
                header.id().value(),
                header.account(),
                seriesOf(invoice).text(),
                statusOf(invoice),
                opening == null ? null : opening.numberText(),
                new PeriodBody(header.period().from(), header.period().to()),
                lines.stream().map(InvoiceLineBody::of).toList(),
                Lines.billable(lines).usd(),
                totals.parts().promotional().usd(),
                totals.parts().purchased().usd(),
                totals.metered() == null ? null : totals.metered().usd(),
                totals.net().usd(),
                header.tax().value(),
                totals.tax().usd(),
                totals.due().usd(),
                credited.usd(),
                (isOutstanding(invoice) ? totals.due().minus(credited) : Money.ZERO).usd(),
                creditNotes(invoice, lines, creditNotes),
                opening == null ? null : buyer(opening.buyer()),
                header.createdAt(),
                opening == null ? null : opening.openedAt(),
                opening == null ? null : opening.payableUntil(),
                ending == null ? null : ending.at(),
                ending == null ? null : ending.reason(),
                invoice instanceof Invoice.WrittenOff off ? off.writeOff().at() : null,
                header.replaces() == null ? null : header.replaces().value(),
                collected == null ? null : StripeCollectionBody.of(collected),
                charged.stream().map(MeteredInvoiceBody::of).toList());
    }

    private static List<CreditNoteBody> creditNotes(Invoice invoice, List<Line> lines, List<CreditNote> notes) {
        return switch (invoice) {
            case Invoice.Draft draft -> List.of();
            case Invoice.Opened opened ->
                notes.stream()
                        .map(note -> CreditNoteBody.of(note, opened, lines))
                        .toList();
        };
    }

    static Series seriesOf(Invoice invoice) {
        return switch (invoice) {
            case Invoice.Draft draft -> draft.series();
            case Invoice.Opened opened -> opened.opening().series();
        };
    }

    static String statusOf(Invoice invoice) {
        return switch (invoice) {
            case Invoice.Draft draft -> "draft";
            case Invoice.Open open -> "open";
            case Invoice.Paid paid -> "paid";
            case Invoice.Uncollectible given -> "uncollectible";
            case Invoice.WrittenOff off -> "uncollectible";
            case Invoice.Void voided -> "void";
        };
    }

    private static boolean isOutstanding(Invoice invoice) {
        return switch (invoice) {
            case Invoice.Open open -> true;
            case Invoice.Uncollectible given -> true;
            case Invoice.WrittenOff off -> true;
            case Invoice.Draft draft -> false;
            case Invoice.Paid paid -> false;
            case Invoice.Void voided -> false;
        };
    }

    private static @Nullable Ending endingOf(Invoice invoice) {
        return switch (invoice) {
            case Invoice.Draft draft -> null;
            case Invoice.Open open -> null;
            case Invoice.Paid paid -> paid.ending();
            case Invoice.Uncollectible given -> given.ending();
            case Invoice.WrittenOff off -> off.ending();
            case Invoice.Void voided -> voided.ending();
        };
    }

    private static @Nullable BillingDetailsBody buyer(Buyer buyer) {
        return buyer.address() == null || buyer.email() == null
                ? null
                : new BillingDetailsBody(
                        buyer.name(), buyer.address(), buyer.email(), buyer.taxId(), buyer.purchaseOrder());
    }
}
