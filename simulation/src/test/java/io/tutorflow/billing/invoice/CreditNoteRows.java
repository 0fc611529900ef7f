package io.tutorflow.billing.invoice;

import io.tutorflow.billing.ledger.clearing.Clearing.Amounts;
import io.tutorflow.money.Money;
import io.tutorflow.simulation.machine.Database;
import io.tutorflow.simulation.machine.Table;
import java.util.List;
import java.util.UUID;

/** The tables of credit notes, with the constraints of the migrations. */
final class CreditNoteRows {

    private static final Money CENT = Money.ofCents(1);

    private final Table<UUID, Row> notes;
    private final Table<UUID, UUID> once;

    CreditNoteRows(Database database) {
        this.notes = new Table<UUID, Row>(database, "credit_note")
                .check("credit_note_rounding_micros_check", Row::roundsToCents)
                .check("credit_note_tax_micros_check", Row::taxIsWholeCents)
                .check("credit_note_total_micros_check", Row::totalIsWholeCents)
                .check(
                        "credit_note_true_up_micros_check",
                        row -> !row.amounts().trueUp().isNegative());
        this.once = new Table<>(database, "once");
    }

    /** @param order that it was made for */
    record Row(UUID order, CreditNote note) {

        Amounts amounts() {
            return note.content().amounts();
        }

        private boolean roundsToCents() {
            var rounding = amounts().rounding();
            return !rounding.exceeds(CENT) && !Money.ZERO.minus(CENT).exceeds(rounding);
        }

        private boolean taxIsWholeCents() {
            return amounts().tax().equals(amounts().tax().toCents());
        }

        private boolean totalIsWholeCents() {
            var total = amounts().total();
            return total.isPositive() && total.equals(total.toCents());
        }
    }

    Table<UUID, Row> notes() {
        return notes;
    }

    /** Which note an order has made. */
    Table<UUID, UUID> once() {
        return once;
    }

    List<CreditNote> of(InvoiceId invoice) {
        return notes.rows().stream()
                .map(Row::note)
                .filter(note -> note.invoice().equals(invoice))
                .toList();
    }
}
