package io.tutorflow.billing.invoice;

import io.tutorflow.billing.invoice.CreditNote.Settlement;
import io.tutorflow.billing.invoice.CreditNotePolicy.Decision;
import io.tutorflow.billing.invoice.CreditNotePolicy.Wanted;
import io.tutorflow.billing.ledger.clearing.Clearing.Amounts;
import io.tutorflow.billing.ledger.clearing.Clearing.Cash;
import io.tutorflow.billing.ledger.clearing.Clearing.Cause;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.simulation.machine.Dice;
import io.tutorflow.simulation.machine.Invariant;
import io.tutorflow.simulation.machine.PlantedBug;
import io.tutorflow.simulation.machine.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The credit notes of billing-service: {@link CreditNotePolicy} decides, and the rest is done as {@code CreditingInvoices} does. */
public final class CreditingBooks {

    private final InvoiceBooks books;
    private final InvoiceRows rows;
    private final CreditNoteRows notes;
    private final PlantedBug bug;
    private final Dice dice;

    CreditingBooks(InvoiceBooks books, PlantedBug bug, Dice dice) {
        this.books = books;
        this.rows = books.rows();
        this.notes = rows.notes();
        this.bug = bug;
        this.dice = dice;
    }

    /**
     * What an operator asks for, as often as it takes.
     *
     * @param wanted none: all that is left
     */
    public record Order(UUID key, UUID invoice, @Nullable List<Wanted> wanted) {}

    /** Of some invoice: all that is left of it, or a part of one of its lines, whether there is so much or not. */
    public Optional<Order> someOrder() {
        var opened = rows.all(Invoice.Opened.class).stream()
                .filter(document -> document.opening().series() == Series.INVOICE)
                .toList();
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        var invoice = dice.of(opened).header().id().value();
        var line = dice.of(rows.documents().there(invoice).lines());
        return Optional.of(new Order(dice.uuid(), invoice, dice.oneIn(3) ? null : List.of(someOf(line))));
    }

    private Wanted someOf(Line line) {
        var usage = line.usage();
        if (usage != null && dice.oneIn(2)) {
            return new Wanted(line.number(), dice.oneIn(2) ? usage.units() : Units.of(1), null);
        }
        return new Wanted(
                line.number(),
                null,
                Money.ofMicros(1 + dice.below((int) Math.abs(line.amount().micros()) + 1)));
    }

    /** The same order twice is one note; one that is refused makes none. */
    public boolean credit(Order order, Instant now) {
        return books.ledger().database().transaction(() -> {
            boolean made = notes.once().has(order.key()) && bug != PlantedBug.CREDIT_NOTE_TWICE;
            // Since it was asked for, the ledger's database may have been set back.
            var document = rows.documents().get(order.invoice());
            if (!made && document != null) {
                switch (document.invoice()) {
                    case Invoice.Open open -> credit(order, open, Settlement.DUE_LOWERED, now);
                    case Invoice.Paid paid -> credit(order, paid, Settlement.MONEY_BACK, now);
                    case Invoice.Draft draft -> {}
                    case Invoice.Uncollectible given -> {}
                    case Invoice.WrittenOff off -> {}
                    case Invoice.Void voided -> {}
                }
            }
            return true;
        });
    }

    private void credit(Order order, Invoice.Opened document, Settlement settlement, Instant now) {
        var header = document.header();
        var lines = rows.documents().there(header.id().value()).lines();
        var policy = new CreditNotePolicy(header, lines, contentsBefore(document));
        var decision = order.wanted() == null ? policy.decideAll() : policy.decide(order.wanted());
        if (decision instanceof Decision.Made made) {
            var note = new CreditNote(
                    dice.uuid(),
                    header.id(),
                    rows.nextNumber(CreditNote.SERIES),
                    settlement,
                    CreditNote.Reason.ORDER_CHANGE,
                    null,
                    taxed(header, made.content()),
                    now,
                    "operator");
            demandNoMoreThanIsDue(document, note);
            notes.notes().insert(note.id(), new CreditNoteRows.Row(order.key(), note));
            notes.once().put(order.key(), note.id());
            book(document, note);
            endIfNothingIsLeft(document, note);
        }
    }

    private List<CreditNote.Content> contentsBefore(Invoice.Opened document) {
        // Of what was not paid the ledger would not clear more than is owed.
        return bug == PlantedBug.CREDITED_BEYOND_WHAT_IS_LEFT && document instanceof Invoice.Paid
                ? List.of()
                : notes.of(document.header().id()).stream()
                        .map(CreditNote::content)
                        .toList();
    }

    private CreditNote.Content taxed(Header header, CreditNote.Content content) {
        if (bug != PlantedBug.CREDIT_NOTE_TAXED_BY_ITSELF) {
            return content;
        }
        var amounts = content.amounts();
        return new CreditNote.Content(
                content.lines(),
                new Amounts(
                        amounts.line(),
                        amounts.reversedTopUp(),
                        amounts.trueUp(),
                        header.tax().ofInCents(amounts.net()),
                        amounts.rounding()));
    }

    /** The trigger {@code no_more_is_credited_than_is_due}. */
    private void demandNoMoreThanIsDue(Invoice.Opened document, CreditNote note) {
        var header = document.header();
        var total = CreditNote.sum(notes.of(header.id()))
                .plus(note.content().amounts())
                .total();
        Violation.unless(
                bug == PlantedBug.CREDITED_BEYOND_WHAT_IS_LEFT
                        || !total.exceeds(header.totals().due()),
                Invariant.CONSTRAINTS_ARE_NEVER_NEEDED,
                "no_more_is_credited_than_is_due: " + note);
    }

    /** {@code BookingInvoices.credited}. */
    private void book(Invoice.Opened document, CreditNote note) {
        var amounts = note.content().amounts();
        switch (note.settlement()) {
            case MONEY_BACK ->
                books.clear(document, "given-back", note.id(), new Cause.GivenBack(outOf(document)), amounts);
            case DUE_LOWERED -> {
                if (amounts.owed().isPositive()) {
                    books.clear(document, "credited", note.id(), new Cause.Credited(), amounts.ofWhatIsOwed());
                }
            }
        }
    }

    private Cash outOf(Invoice.Opened document) {
        return books.isPaidThroughStripe(document) && bug != PlantedBug.GIVEN_BACK_ANOTHER_WAY
                ? Cash.STRIPE
                : Cash.BANK;
    }

    private void endIfNothingIsLeft(Invoice.Opened document, CreditNote note) {
        if (!(document instanceof Invoice.Open open)) {
            return;
        }
        var left = left(document);
        if (!left.total().isPositive()) {
            if (left.owed().isPositive()) {
                books.clear(document, "settled", document.header().id().value(), new Cause.Settled(), left);
            }
            rows.become(open.paid(note.createdAt(), note.createdBy(), "Credited by " + note.numberText()));
        }
    }

    /** What credit notes have left of it. */
    Amounts left(Invoice.Opened document) {
        var header = document.header();
        return header.totals().amounts().minus(CreditNote.sum(notes.of(header.id())));
    }
}
