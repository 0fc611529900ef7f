package io.tutorflow.billing.invoice;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A credit note: what is not to be paid of an invoice after all, or goes back. */
@Schema(name = "CreditNote")
record CreditNoteBody(
        UUID id,

        @Schema(description = "In a series of its own, without gaps", examples = "TFC-000042")
        String number,

        UUID invoiceId,
        @Schema(examples = "TF-000042") String invoiceNumber,

        @Schema(
                description =
                        "due_lowered: the invoice was open, and so much less of it is due; money_back: it was paid,"
                                + " and so much goes back the way it came",
                enumeration = {"due_lowered", "money_back"})
        String settlement,

        @Schema(enumeration = {"duplicate", "fraudulent", "order_change", "product_unsatisfactory"})
        String reason,

        @Nullable String memo,

        @Schema(description = "With roundingUsd they add up to netUsd")
        List<CreditedLineBody> lines,

        @Schema(description = "To whole cents of all credit notes of the invoice")
        BigDecimal roundingUsd,

        @Schema(description = "Before tax, in whole cents") BigDecimal netUsd,

        @Schema(description = "At the rate of the invoice; the last note takes what is left of it")
        BigDecimal taxUsd,

        @Schema(description = "netUsd and taxUsd, in whole cents")
        BigDecimal totalUsd,

        Instant createdAt) {

    /** @param lines of the invoice */
    static CreditNoteBody of(CreditNote note, Invoice.Opened invoice, List<Line> lines) {
        var amounts = note.content().amounts();
        var byNumber = lines.stream().collect(toMap(Line::number, Function.identity()));
        return new CreditNoteBody(
                note.id(),
                note.numberText(),
                note.invoice().value(),
                invoice.opening().numberText(),
                note.settlement().text(),
                note.reason().text(),
                note.memo(),
                note.content().lines().stream()
                        .map(line -> line(line, byNumber))
                        .toList(),
                amounts.rounding().usd(),
                amounts.net().usd(),
                amounts.tax().usd(),
                amounts.total().usd(),
                note.createdAt());
    }

    private static CreditedLineBody line(CreditNote.CreditedLine line, Map<Integer, Line> lines) {
        return new CreditedLineBody(
                line.line(),
                Lines.describe(Objects.requireNonNull(lines.get(line.line()))),
                line.units() == null ? null : line.units().value(),
                line.amount().usd());
    }

    /** What is credited of a line of the invoice. */
    @Schema(name = "CreditedLine")
    record CreditedLineBody(
            @Schema(description = "Its number on the invoice")
            int line,

            @Schema(description = "As it stands on the invoice")
            String description,

            @Schema(description = "Units that are credited; null if an amount was named") @Nullable
            BigDecimal quantity,

            @Schema(description = "Before tax") BigDecimal amountUsd) {}
}
