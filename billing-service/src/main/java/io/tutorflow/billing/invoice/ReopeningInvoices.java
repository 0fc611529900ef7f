package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Opens paid invoices again whose payment was taken back, by a dispute that was lost or by a bank. What a credit note had
 * given back of it was taken back too: so much less is due instead.
 */
@ApplicationScoped
class ReopeningInvoices {

    private final LockedInvoices locked;
    private final BookingInvoices booking;
    private final CreditNoteTable notes;

    ReopeningInvoices(LockedInvoices locked, BookingInvoices booking, CreditNoteTable notes) {
        this.locked = locked;
        this.booking = booking;
        this.notes = notes;
    }

    Uni<InvoiceAnswer> reopen(InvoiceId id, String by, String reason) {
        return locked.change(id, row -> switch (row.invoice()) {
            case Invoice.Paid paid -> reopen(row, paid, by, reason);
            case Invoice.Draft draft -> LockedInvoices.refused(InvoiceRefusal.NOTHING_PAID);
            case Invoice.Open open -> LockedInvoices.refused(InvoiceRefusal.NOTHING_PAID);
            case Invoice.Uncollectible given -> LockedInvoices.refused(InvoiceRefusal.NOTHING_PAID);
            case Invoice.WrittenOff off -> LockedInvoices.refused(InvoiceRefusal.NOTHING_PAID);
            case Invoice.Void voided -> LockedInvoices.refused(InvoiceRefusal.NOTHING_PAID);
        });
    }

    private Uni<InvoiceAnswer> reopen(InvoiceRow row, Invoice.Paid paid, String by, String reason) {
        return booking.takePaymentBack(paid, row.reopened, by, reason)
                .chain(taken -> taken
                        ? lowerInstead(paid, by).replaceWith(() -> {
                            var open = paid.reopened();
                            row.become(open);
                            row.reopened++;
                            return new InvoiceAnswer.Done(open);
                        })
                        : LockedInvoices.refused(InvoiceRefusal.NOTHING_PAID));
    }

    private Uni<Void> lowerInstead(Invoice.Paid paid, String by) {
        return notes.of(paid.header().id())
                .chain(credited -> Multi.createFrom()
                        .iterable(credited)
                        .filter(note -> switch (note.settlement()) {
                            case DUE_LOWERED -> false;
                            case MONEY_BACK -> true;
                        })
                        .onItem()
                        .transformToUniAndConcatenate(note -> booking.lowerInstead(paid, note, by))
                        .onItem()
                        .ignoreAsUni());
    }
}
