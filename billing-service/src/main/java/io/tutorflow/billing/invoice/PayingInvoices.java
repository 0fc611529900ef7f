package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.clearing.Clearing.Cash;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;

/** Marks documents as paid: what is owed on the line is cleared in the transaction that says so. */
@ApplicationScoped
class PayingInvoices {

    private final LockedInvoices locked;
    private final BookingInvoices booking;
    private final CreditNoteTable notes;
    private final DunnedLines dunned;
    private final BusinessClock clock;

    PayingInvoices(
            LockedInvoices locked,
            BookingInvoices booking,
            CreditNoteTable notes,
            DunnedLines dunned,
            BusinessClock clock) {
        this.locked = locked;
        this.booking = booking;
        this.notes = notes;
        this.dunned = dunned;
        this.clock = clock;
    }

    /** Somebody has seen the money at the bank: all that credit notes have left of it. */
    Uni<InvoiceAnswer> paidOutOfBand(InvoiceId id, String by, String reason) {
        return paid(id, new Payment(Cash.BANK, by, reason));
    }

    /** Stripe has charged it. */
    Uni<InvoiceAnswer> paidThroughStripe(InvoiceId id, String by, String reason) {
        return paid(id, new Payment(Cash.STRIPE, by, reason));
    }

    private Uni<InvoiceAnswer> paid(InvoiceId id, Payment payment) {
        return locked.changeUncollected(id, row -> switch (row.invoice()) {
            case Invoice.Open open -> pay(row, open, payment);
            case Invoice.Uncollectible given -> pay(row, given, payment);
            case Invoice.WrittenOff off ->
                booking.takeWriteOffBack(off, row.reopened, payment.by()).chain(() -> pay(row, off, payment));
            case Invoice.Draft draft -> LockedInvoices.refused(InvoiceRefusal.NOT_PAYABLE);
            case Invoice.Paid paid -> LockedInvoices.refused(InvoiceRefusal.NOT_PAYABLE);
            case Invoice.Void voided -> LockedInvoices.refused(InvoiceRefusal.NOT_PAYABLE);
        });
    }

    private Uni<InvoiceAnswer> pay(InvoiceRow row, Invoice.Payable payable, Payment payment) {
        var paid = payable.paid(clock.now(), payment.by(), payment.reason());
        var header = payable.header();
        return notes.of(header.id())
                .map(credited -> header.totals().amounts().minus(CreditNote.sum(credited)))
                .chain(left -> booking.paid(paid, row.reopened, left, payment.into(), payment.by()))
                .chain(() -> dunned.thaw(payable))
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

    /** @param reason by which payment */
    private record Payment(Cash into, String by, String reason) {}
}
