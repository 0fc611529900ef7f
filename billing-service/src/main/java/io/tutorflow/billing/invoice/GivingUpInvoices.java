package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Gives up invoices whose money nobody expects any more, and writes them off; they can still be paid. */
@ApplicationScoped
class GivingUpInvoices {

    private final LockedInvoices locked;
    private final BookingInvoices booking;
    private final CreditNoteTable notes;
    private final StripeInvoiceTable stripe;
    private final DunnedLines dunned;
    private final BusinessClock clock;

    GivingUpInvoices(
            LockedInvoices locked,
            BookingInvoices booking,
            CreditNoteTable notes,
            StripeInvoiceTable stripe,
            DunnedLines dunned,
            BusinessClock clock) {
        this.locked = locked;
        this.booking = booking;
        this.notes = notes;
        this.stripe = stripe;
        this.dunned = dunned;
        this.clock = clock;
    }

    /** What it leaves on the line stays owed. If Stripe collects it, it gives it up too. */
    Uni<InvoiceAnswer> giveUp(InvoiceId id, String by, String reason) {
        return giveUp(id, by, reason, given -> stripe.follow(id));
    }

    /** Stripe has tried all it could: nothing more is given on the account's line. */
    Uni<InvoiceAnswer> giveUpDunned(InvoiceId id, String by, String reason) {
        return giveUp(id, by, reason, dunned::freeze);
    }

    private Uni<InvoiceAnswer> giveUp(
            InvoiceId id, String by, String reason, Function<Invoice.Uncollectible, Uni<Void>> then) {
        return locked.change(id, row -> switch (row.invoice()) {
            case Invoice.Open open -> {
                var given = open.giveUp(clock.now(), by, reason);
                yield become(row, given).call(() -> then.apply(given));
            }
            case Invoice.Draft draft -> LockedInvoices.refused(InvoiceRefusal.NOT_OPEN);
            case Invoice.Paid paid -> LockedInvoices.refused(InvoiceRefusal.NOT_OPEN);
            case Invoice.Uncollectible given -> LockedInvoices.refused(InvoiceRefusal.NOT_OPEN);
            case Invoice.WrittenOff off -> LockedInvoices.refused(InvoiceRefusal.NOT_OPEN);
            case Invoice.Void voided -> LockedInvoices.refused(InvoiceRefusal.NOT_OPEN);
        });
    }

    /** What credit notes have left of it on the line is owed no longer, and was not earned after all. */
    Uni<InvoiceAnswer> writeOff(InvoiceId id, String by, String reason) {
        return locked.change(id, row -> switch (row.invoice()) {
            case Invoice.Uncollectible given -> writeOff(row, given.writeOff(clock.now(), by, reason), by);
            case Invoice.Draft draft -> LockedInvoices.refused(InvoiceRefusal.NOT_GIVEN_UP);
            case Invoice.Open open -> LockedInvoices.refused(InvoiceRefusal.NOT_GIVEN_UP);
            case Invoice.Paid paid -> LockedInvoices.refused(InvoiceRefusal.NOT_GIVEN_UP);
            case Invoice.WrittenOff off -> LockedInvoices.refused(InvoiceRefusal.NOT_GIVEN_UP);
            case Invoice.Void voided -> LockedInvoices.refused(InvoiceRefusal.NOT_GIVEN_UP);
        });
    }

    private Uni<InvoiceAnswer> writeOff(InvoiceRow row, Invoice.WrittenOff off, String by) {
        var header = off.header();
        return notes.of(header.id())
                .map(credited -> header.totals().amounts().minus(CreditNote.sum(credited)))
                .chain(left -> booking.writtenOff(off, row.reopened, left, by))
                .chain(() -> become(row, off));
    }

    private static Uni<InvoiceAnswer> become(InvoiceRow row, Invoice.Opened after) {
        row.become(after);
        return Uni.createFrom().item(new InvoiceAnswer.Done(after));
    }
}
