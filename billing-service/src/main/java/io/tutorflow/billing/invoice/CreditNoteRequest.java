package io.tutorflow.billing.invoice;

import io.tutorflow.billing.invoice.CreditNotePolicy.Wanted;
import io.tutorflow.billing.once.KeyedBody;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.IdempotencyKey;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be credited of an invoice, and why. */
record CreditNoteRequest(
        @NotNull
        @Pattern(
                regexp = "duplicate|fraudulent|order_change|product_unsatisfactory",
                message = "must be duplicate, fraudulent, order_change or product_unsatisfactory")
        @Schema(enumeration = {"duplicate", "fraudulent", "order_change", "product_unsatisfactory"})
        String reason,

        @Size(min = 1, max = 500) @Schema(description = "Stands on the credit note for ever") @Nullable
        String memo,

        @Size(min = 1, max = CreditNoteRequest.LINES_LIMIT)
        @Schema(description = "What is credited, line by line; left out: all that is left of the invoice")
        @Nullable
        List<@NotNull @Valid LineToCredit> lines,

        @Size(min = 1, max = IdempotencyKey.LIMIT) @Schema(description = KeyedBody.DESCRIPTION) @Nullable
        String idempotencyKey)
        implements KeyedBody {

    /** More than an invoice has. */
    static final int LINES_LIMIT = 500;

    /** None: all that is left. */
    @Nullable
    List<Wanted> wanted() {
        if (lines == null) {
            return null;
        }
        var seen = new HashSet<Integer>();
        for (int place = 0; place < lines.size(); place++) {
            var line = lines.get(place);
            if (!seen.add(line.line())) {
                throw ApiProblem.invalid("lines[" + place + "].line is there twice: " + line.line());
            }
            if ((line.quantity() == null) == (line.amountUsd() == null)) {
                throw ApiProblem.invalid("lines[" + place + "] must have either quantity or amountUsd");
            }
        }
        return lines.stream().map(LineToCredit::wanted).toList();
    }

    /** A part of a line: so many units at the price that was agreed, or an amount. */
    @Schema(name = "LineToCredit", description = "Either quantity or amountUsd.")
    record LineToCredit(
            @Min(1) @Schema(description = "Its number on the invoice: a line of usage, a true-up or a reversed top-up")
            int line,

            @DecimalMin(value = "0", inclusive = false)
            @Digits(integer = 9, fraction = 4)
            @Schema(description = "Of usage: units, at the price of the line", examples = "100")
            @Nullable
            BigDecimal quantity,

            @DecimalMin(value = "0", inclusive = false)
            @Digits(integer = 9, fraction = 6)
            @Schema(description = "Before tax", examples = "4.4")
            @Nullable
            BigDecimal amountUsd) {

        private Wanted wanted() {
            return new Wanted(
                    line,
                    quantity == null ? null : Units.of(quantity),
                    amountUsd == null ? null : Money.ofUsd(amountUsd));
        }
    }
}
