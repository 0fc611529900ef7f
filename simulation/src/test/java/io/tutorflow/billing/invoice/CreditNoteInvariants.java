package io.tutorflow.billing.invoice;

import static io.tutorflow.simulation.machine.Invariant.CREDITED_ONCE;
import static io.tutorflow.simulation.machine.Invariant.NOTES_ADD_UP;
import static io.tutorflow.simulation.machine.Invariant.THE_BOOKS_AGREE;

import io.tutorflow.billing.ledger.clearing.Clearing.Amounts;
import io.tutorflow.billing.ledger.clearing.Clearing.Cash;
import io.tutorflow.billing.ledger.rollforward.SimulatedBooks.Balances;
import io.tutorflow.money.Money;
import io.tutorflow.simulation.machine.Violation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What always holds of credit notes, recomputed from the documents that they are of; and what the books make of both. */
final class CreditNoteInvariants {

    private final InvoiceBooks books;
    private final InvoiceRows rows;
    private final CreditNoteRows notes;

    CreditNoteInvariants(InvoiceBooks books) {
        this.books = books;
        this.rows = books.rows();
        this.notes = rows.notes();
    }

    void check() {
        var orders = new HashSet<UUID>();
        notes.notes().rows().forEach(row -> Violation.unless(orders.add(row.order()), CREDITED_ONCE, row));
        rows.documents().rows().forEach(this::checkNotesOf);
        checkBooks();
    }

    private void checkNotesOf(InvoiceRows.Document document) {
        var header = document.invoice().header();
        var of = notes.of(header.id());
        if (of.isEmpty()) {
            return;
        }
        Violation.unless(document.isInForce(), NOTES_ADD_UP, "credited, and billed again: " + document);
        var credited = new HashMap<Integer, Money>();
        for (var note : of) {
            note.content().lines().forEach(line -> credited.merge(line.line(), line.amount(), Money::plus));
        }
        document.lines().forEach(line -> {
            var all = credited.getOrDefault(line.number(), Money.ZERO);
            Violation.unless(!all.exceeds(chargedBy(line)), NOTES_ADD_UP, all + " of " + line);
        });
        checkSum(header, CreditNote.sum(of), credited);
    }

    /** What nothing is charged by, nothing is credited of; what credits had paid for is not charged either. */
    private static Money chargedBy(Line line) {
        return switch (line.type()) {
            case USAGE -> Objects.requireNonNull(line.usage()).parts().line();
            case TRUE_UP, REVERSED_TOP_UP -> line.amount();
            case DISCOUNT, WAIVED, PROMOTIONAL_CREDITS, PURCHASED_CREDITS, TRUE_UP_LOWERED, METERED, ROUNDING, TAX ->
                Money.ZERO;
        };
    }

    /** As if it were one note: it is rounded once, and taxed once. */
    private static void checkSum(Header header, Amounts sum, Map<Integer, Money> credited) {
        var exact = credited.values().stream().reduce(Money.ZERO, Money::plus);
        var net = exact.toCents();
        Violation.unless(
                sum.exact().equals(exact)
                        && sum.net().equals(net)
                        && sum.tax().equals(header.tax().ofInCents(net))
                        && !sum.total().exceeds(header.totals().due())
                        && !sum.trueUp().exceeds(header.totals().trueUp().max(Money.ZERO)),
                NOTES_ADD_UP,
                sum + " of " + header);
    }

    /** Money is where it came in, less what went back; what is due and was not paid is in no book, but the line. */
    private void checkBooks() {
        var expected = Balances.NONE;
        for (var account : books.ledger().accounts()) {
            expected = expected.owing(books.ledger().usedLine(account));
            for (var capture : books.ledger().captures(account)) {
                expected = expected.earning(capture.amount());
            }
        }
        for (var document : rows.all(Invoice.Opened.class)) {
            var credited = CreditNote.sum(notes.of(document.header().id()));
            expected = expected.earning(Money.ZERO.minus(credited.owed()));
            if (document instanceof Invoice.Paid paid) {
                expected = expected.plus(kept(paid, credited));
            }
        }
        var found = books.ledger().books();
        Violation.unless(expected.equals(found), THE_BOOKS_AGREE, found + " in the books, but " + expected);
    }

    private Balances kept(Invoice.Paid paid, Amounts credited) {
        var kept = paid.header().totals().amounts().minus(credited);
        var into = rows.payments().get(paid.header().id().value());
        if (into != null) {
            return Balances.of(kept, into);
        }
        // No money came in: what comes to nothing is only booked where it clears something.
        return kept.owed().isPositive() ? Balances.of(kept, Cash.BANK) : Balances.NONE;
    }
}
