package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.invoice.telling.TellingUsage;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes documents void: a draft of the same period takes their usage over in the same transaction. */
@ApplicationScoped
class VoidingInvoices {

    private final LockedInvoices locked;
    private final DraftingInvoices drafting;
    private final BookingInvoices booking;
    private final CreditNoteTable notes;
    private final DunnedLines dunned;
    private final TellingUsage telling;
    private final BusinessClock clock;

    VoidingInvoices(
            LockedInvoices locked,
            DraftingInvoices drafting,
            BookingInvoices booking,
            CreditNoteTable notes,
            DunnedLines dunned,
            TellingUsage telling,
            BusinessClock clock) {
        this.locked = locked;
        this.drafting = drafting;
        this.booking = booking;
        this.notes = notes;
        this.dunned = dunned;
        this.telling = telling;
        this.clock = clock;
    }

    /** Answers the replacement. */
    Uni<InvoiceAnswer> makeVoid(InvoiceId id, String by, String reason) {
        return locked.changeUncollected(id, row -> switch (row.invoice()) {
            case Invoice.Voidable voidable -> replaceUncredited(row, voidable, by, reason);
            case Invoice.Draft draft -> LockedInvoices.refused(InvoiceRefusal.NOT_VOIDABLE);
            case Invoice.Paid paid -> LockedInvoices.refused(InvoiceRefusal.NOT_VOIDABLE);
            case Invoice.Void isVoid -> LockedInvoices.refused(InvoiceRefusal.NOT_VOIDABLE);
        });
    }

    /** What is credited is owed no longer: its replacement would ask for it again. */
    private Uni<InvoiceAnswer> replaceUncredited(InvoiceRow row, Invoice.Voidable voidable, String by, String reason) {
        return notes.of(voidable.header().id())
                .chain(credited -> credited.isEmpty()
                        ? takeWriteOffBack(row, voidable, by).chain(() -> replace(row, voidable, by, reason))
                        : LockedInvoices.refused(InvoiceRefusal.CREDITED));
    }

    private Uni<Void> takeWriteOffBack(InvoiceRow row, Invoice.Voidable voidable, String by) {
        return voidable instanceof Invoice.WrittenOff off
                ? booking.takeWriteOffBack(off, row.reopened, by)
                : Uni.createFrom().voidItem();
    }

    private Uni<InvoiceAnswer> replace(InvoiceRow row, Invoice.Voidable voidable, String by, String reason) {
        var now = clock.now();
        row.become(voidable.voided(now, by, reason));
        return telling.released(
                        voidable.header().account(), voidable.header().id().value(), now)
                .chain(() -> dunned.thaw(voidable))
                .chain(() -> drafting.replace(voidable.header(), by))
                .map(InvoiceAnswer.Done::new);
    }
}
