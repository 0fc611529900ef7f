package io.tutorflow.billing.invoice;

import static io.tutorflow.simulation.machine.Invariant.DOCUMENTS_ADD_UP;
import static io.tutorflow.simulation.machine.Invariant.NUMBERS_HAVE_NO_GAP;
import static io.tutorflow.simulation.machine.Invariant.ON_ONE_DOCUMENT;
import static io.tutorflow.simulation.machine.Invariant.THE_LINE_IS_WHAT_IS_NOT_PAID;

import io.tutorflow.billing.invoice.InvoiceRows.Document;
import io.tutorflow.billing.ledger.statement.Capture;
import io.tutorflow.money.Money;
import io.tutorflow.simulation.machine.Violation;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What always holds of documents, recomputed from the captures. */
public final class InvoiceInvariants {

    private final InvoiceBooks books;
    private final InvoiceRows rows;
    private final CreditNoteInvariants notes;

    public InvoiceInvariants(InvoiceBooks books) {
        this.books = books;
        this.rows = books.rows();
        this.notes = new CreditNoteInvariants(books);
    }

    public void check() {
        var parts = new HashMap<UUID, UsageGroup.Parts>();
        var placed = new HashSet<UUID>();
        var captures = captures();
        rows.usage().all().forEach((place, used) -> {
            if (used.inForce()) {
                var document = rows.documents().get(place.invoice());
                Violation.unless(
                        placed.add(place.capture()) && document != null && document.isInForce(),
                        ON_ONE_DOCUMENT,
                        place);
                parts.merge(place.invoice(), partsOf(captures, place.capture()), UsageGroup.Parts::plus);
            }
        });
        rows.documents().all().forEach((id, document) -> {
            if (document.isInForce()) {
                checkSums(document, parts.getOrDefault(id, UsageGroup.Parts.NONE));
            }
        });
        checkNumbers();
        rows.accounts().keys().forEach(account -> checkLine(account));
        notes.check();
    }

    /** Whether all months are closed that are over by then. */
    public boolean areClosed(Instant now) {
        return rows.accounts().rows().stream().noneMatch(account -> account.isDue(now));
    }

    /** Everything that was used in a closed month is on a document; nothing is under way any more. */
    public void atTheEnd() {
        var placed = new HashSet<UUID>();
        rows.usage().all().forEach((place, used) -> {
            if (used.inForce()) {
                placed.add(place.capture());
            }
        });
        rows.accounts().rows().forEach(account -> {
            var end = Period.startOf(account.nextMonth());
            for (var capture : books.ledger().captures(account.account())) {
                Violation.unless(
                        !capture.finalizedAt().isBefore(end) || placed.contains(capture.id()),
                        ON_ONE_DOCUMENT,
                        "on none: " + capture);
            }
        });
    }

    private Map<UUID, Capture> captures() {
        var all = new HashMap<UUID, Capture>();
        rows.accounts()
                .keys()
                .forEach(
                        account -> books.ledger().captures(account).forEach(capture -> all.put(capture.id(), capture)));
        return all;
    }

    private static UsageGroup.Parts partsOf(Map<UUID, Capture> captures, UUID id) {
        var capture = captures.get(id);
        Violation.unless(capture != null, ON_ONE_DOCUMENT, "never captured: " + id);
        return capture == null
                ? UsageGroup.Parts.NONE
                : new UsageGroup.Parts(capture.promotional(), capture.purchased(), capture.line());
    }

    private static void checkSums(Document document, UsageGroup.Parts parts) {
        var totals = document.invoice().header().totals();
        var lines = document.lines().stream().map(Line::amount).reduce(Money.ZERO, Money::plus);
        var due = totals.due();
        Violation.unless(
                totals.parts().equals(parts) && lines.equals(due) && !due.isNegative() && due.equals(due.toCents()),
                DOCUMENTS_ADD_UP,
                document + ", but captures have " + parts);
    }

    private void checkNumbers() {
        var numbers = new HashMap<String, Set<Long>>();
        for (var opened : rows.all(Invoice.Opened.class)) {
            var opening = opened.opening();
            take(numbers, opening.series().text(), opening.number());
        }
        rows.notes()
                .notes()
                .rows()
                .forEach(row -> take(numbers, CreditNote.SERIES, row.note().number()));
        numbers.forEach((series, taken) -> {
            long last = taken.stream().mapToLong(Long::longValue).max().orElse(0);
            Violation.unless(last == taken.size(), NUMBERS_HAVE_NO_GAP, series + ": " + taken);
        });
    }

    private static void take(Map<String, Set<Long>> numbers, String series, long number) {
        Violation.unless(
                numbers.computeIfAbsent(series, none -> new TreeSet<>()).add(number),
                NUMBERS_HAVE_NO_GAP,
                "twice: " + series + " " + number);
    }

    /** Nothing clears the line but a paid document, and a note on one that is not paid. */
    private void checkLine(UUID account) {
        var owed = Money.ZERO;
        for (var capture : books.ledger().captures(account)) {
            owed = owed.plus(capture.line());
        }
        for (var opened : rows.all(Invoice.Opened.class)) {
            var header = opened.header();
            if (header.account().equals(account)) {
                owed = owed.minus(
                        opened instanceof Invoice.Paid
                                ? header.totals().parts().line()
                                : CreditNote.sum(rows.notes().of(header.id())).line());
            }
        }
        Violation.unless(
                owed.equals(books.ledger().usedLine(account)),
                THE_LINE_IS_WHAT_IS_NOT_PAID,
                account + ": " + owed + " is not paid, " + books.ledger().usedLine(account) + " is used");
    }
}
