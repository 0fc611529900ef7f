package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.clearing.Clearing.Amounts;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Opens paid invoices again whose payment was taken back, by a dispute that was lost or by a bank. What a credit note had
 * given back of it was taken back too: so much less is due instead, and where that is all of it, it is paid still.
 */
@ApplicationScoped
class ReopeningInvoices {

    private final LockedInvoices locked;
    private final BookingInvoices booking;
    private final CreditNoteTable notes;
    private final BusinessClock clock;

    ReopeningInvoices(LockedInvoices locked, BookingInvoices booking, CreditNoteTable notes, BusinessClock clock) {
        this.locked = locked;
        this.booking = booking;
        this.notes = notes;
        this.clock = clock;
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

    /**
     * Its bank has taken back what Stripe charged for it.
     *
     * @param reopened how often it had been reopened when Stripe charged it: more often means that this is taken back already
     * @param lost a part of it is for a person
     */
    Uni<InvoiceAnswer> reopenCharged(InvoiceId id, int reopened, Money lost, String reason) {
        return locked.change(
                id,
                row -> row.reopened == reopened
                                && row.invoice() instanceof Invoice.Paid paid
                                && paid.header().totals().due().equals(lost)
                        ? reopenCharged(row, paid, reason)
                        : LockedInvoices.refused(InvoiceRefusal.NOTHING_PAID));
    }

    /** What was charged for it although it was paid elsewhere is lost by itself: the invoice stays paid. */
    private Uni<InvoiceAnswer> reopenCharged(InvoiceRow row, Invoice.Paid paid, String reason) {
        return booking.isPaidThroughStripe(paid, row.reopened)
                .chain(charged -> charged
                        ? reopen(row, paid, Machines.DISPUTES, reason)
                        : LockedInvoices.refused(InvoiceRefusal.NOTHING_PAID));
    }

    private Uni<InvoiceAnswer> reopen(InvoiceRow row, Invoice.Paid paid, String by, String reason) {
        return booking.takePaymentBack(paid, row.reopened, by, reason)
                .chain(taken -> taken
                        ? lowerInstead(paid, by).chain(() -> open(row, paid, reason))
                        : LockedInvoices.refused(InvoiceRefusal.NOTHING_PAID));
    }

    private Uni<InvoiceAnswer> open(InvoiceRow row, Invoice.Paid paid, String reason) {
        var open = paid.reopened();
        row.become(open);
        row.reopened++;
        return notes.of(paid.header().id()).chain(credited -> {
            var left = open.header().totals().amounts().minus(CreditNote.sum(credited));
            return left.total().isPositive()
                    ? Uni.createFrom().item(new InvoiceAnswer.Done(open))
                    : settle(row, open, left, credited.getLast().createdBy(), reason);
        });
    }

    /** As when the last note had been made while it was open: by whoever made it. */
    private Uni<InvoiceAnswer> settle(InvoiceRow row, Invoice.Open open, Amounts left, String by, String reason) {
        return booking.settled(open, row.reopened, left, by).replaceWith(() -> {
            var settled = open.paid(clock.now(), by, reason);
            row.become(settled);
            return new InvoiceAnswer.Done(settled);
        });
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
