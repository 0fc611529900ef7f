package io.tutorflow.billing.invoice;

import io.tutorflow.billing.ledger.clearing.Clearing.Amounts;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is not to be paid of an invoice after all, or goes back.
 *
 * @param number in a series of its own, without gaps
 * @param memo what the buyer reads beside the reason
 */
record CreditNote(
        UUID id,
        InvoiceId invoice,
        long number,
        Settlement settlement,
        Reason reason,
        @Nullable String memo,
        Content content,
        Instant createdAt,
        String createdBy) {

    static final String SERIES = "credit_note";

    String numberText() {
        return numberText(number);
    }

    /** {@code TFC-000042} */
    static String numberText(long number) {
        return "TFC-%06d".formatted(number);
    }

    /** What all of them come to. */
    static Amounts sum(List<CreditNote> notes) {
        return notes.stream().map(note -> note.content().amounts()).reduce(Amounts.NONE, Amounts::plus);
    }

    /**
     * What it says: its lines, rounding and tax add up to its total.
     *
     * @param amounts by what they are for
     */
    record Content(List<CreditedLine> lines, Amounts amounts) {}

    /**
     * What is credited of a line of the invoice.
     *
     * @param units none: an amount was named
     * @param amount before tax
     */
    record CreditedLine(int line, @Nullable Units units, Money amount) {}

    /** What becomes of the money. */
    enum Settlement {
        /** The invoice was not paid: so much less of it is due. */
        DUE_LOWERED("due_lowered"),
        /** It was paid: so much goes back. */
        MONEY_BACK("money_back");

        private final String text;

        Settlement(String text) {
            this.text = text;
        }

        static Settlement of(String text) {
            return Arrays.stream(values())
                    .filter(settlement -> settlement.text.equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Not a settlement: " + text));
        }

        String text() {
            return text;
        }
    }

    /** Why something is credited; the names are Stripe's. */
    enum Reason {
        DUPLICATE("duplicate"),
        FRAUDULENT("fraudulent"),
        ORDER_CHANGE("order_change"),
        PRODUCT_UNSATISFACTORY("product_unsatisfactory");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        static Reason of(String text) {
            return Arrays.stream(values())
                    .filter(reason -> reason.text.equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Not a reason: " + text));
        }

        String text() {
            return text;
        }
    }
}
