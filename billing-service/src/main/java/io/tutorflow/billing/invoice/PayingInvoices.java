package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;

/** Marks documents as paid: what is owed on the line is cleared in the transaction that says so. */
@ApplicationScoped
class PayingInvoices {

    private final LockedInvoices locked;
    private final BookingInvoices booking;
    private final CreditNoteTable notes;
    private final BusinessClock clock;

    PayingInvoices(LockedInvoices locked, BookingInvoices booking, CreditNoteTable notes, BusinessClock clock) {
        this.locked = locked;
        this.booking = booking;
        this.notes = notes;
        this.clock = clock;
    }

    /** Somebody has seen the money at the bank: all that credit notes have left of it. */
    Uni<InvoiceAnswer> paidOutOfBand(InvoiceId id, String by, String reason) {
        return locked.change(id, row -> switch (row.invoice()) {
            case Invoice.Open open -> pay(row, open, by, reason);
            case Invoice.Uncollectible given -> pay(row, given, by, reason);
            case Invoice.WrittenOff off ->
                booking.takeWriteOffBack(off, row.reopened, by).chain(() -> pay(row, off, by, reason));
            case Invoice.Draft draft -> LockedInvoices.refused(InvoiceRefusal.NOT_PAYABLE);
            case Invoice.Paid paid -> LockedInvoices.refused(InvoiceRefusal.NOT_PAYABLE);
            case Invoice.Void voided -> LockedInvoices.refused(InvoiceRefusal.NOT_PAYABLE);
        });
    }

    private Uni<InvoiceAnswer> pay(InvoiceRow row, Invoice.Payable payable, String by, String reason) {
        var paid = payable.paid(clock.now(), by, reason);
        var header = payable.header();
        return notes.of(header.id())
                .map(credited -> header.totals().amounts().minus(CreditNote.sum(credited)))
                .chain(left -> booking.paid(paid, row.reopened, left, by))
                .replaceWith(() -> {
                    row.become(paid);
                    return new InvoiceAnswer.Done(paid);
                });
    }

    /** Part of the transaction that opens a statement: what it leaves on the line is owed no longer. */
    Uni<Void> clear(Invoice.Paid statement) {
        return booking.settled(
                statement,
                0,
                statement.header().totals().amounts(),
                statement.ending().by());
    }
}
