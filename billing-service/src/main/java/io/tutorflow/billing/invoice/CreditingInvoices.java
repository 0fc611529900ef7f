package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.invoice.CreditNotePolicy.Wanted;
import io.tutorflow.billing.once.Asked;
import io.tutorflow.billing.once.Once;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Credits invoices: of one that is open less is due, and of one that is paid money goes back. */
@ApplicationScoped
class CreditingInvoices {

    private final LockedInvoices locked;
    private final InvoiceRepository invoices;
    private final CreditNoteTable notes;
    private final BookingInvoices booking;
    private final StripeInvoiceTable stripe;
    private final IssuingCreditNotes issuing;
    private final Once once;
    private final BusinessClock clock;

    CreditingInvoices(
            LockedInvoices locked,
            InvoiceRepository invoices,
            CreditNoteTable notes,
            BookingInvoices booking,
            StripeInvoiceTable stripe,
            IssuingCreditNotes issuing,
            Once once,
            BusinessClock clock) {
        this.locked = locked;
        this.invoices = invoices;
        this.notes = notes;
        this.booking = booking;
        this.stripe = stripe;
        this.issuing = issuing;
        this.once = once;
        this.clock = clock;
    }

    /**
     * Why and what is credited.
     *
     * @param wanted none: all that is left
     */
    record Order(
            CreditNote.Reason reason,
            @Nullable String memo,
            @Nullable List<Wanted> wanted,
            String by) {}

    /** Answers the id of the note, of now or of the first time; refusals leave the key free. */
    Uni<UUID> credit(InvoiceId invoice, Order order, Asked asked) {
        var id = UUID.randomUUID();
        return once.make(
                        asked,
                        id,
                        () -> locked.change(invoice, row -> switch (row.invoice()) {
                                    case Invoice.Open open -> creditUncollected(id, row, open, order);
                                    case Invoice.Paid paid ->
                                        credit(id, row, paid, CreditNote.Settlement.MONEY_BACK, order);
                                    case Invoice.Draft draft -> LockedInvoices.refused(InvoiceRefusal.NOT_CREDITABLE);
                                    case Invoice.Uncollectible given ->
                                        LockedInvoices.refused(InvoiceRefusal.NOT_CREDITABLE);
                                    case Invoice.WrittenOff off ->
                                        LockedInvoices.refused(InvoiceRefusal.NOT_CREDITABLE);
                                    case Invoice.Void voided -> LockedInvoices.refused(InvoiceRefusal.NOT_CREDITABLE);
                                })
                                .map(answer -> InvoiceProblems.demandDone(answer, invoice.value())))
                .map(made -> made.id());
    }

    /** Stripe would still ask for all of it. */
    private Uni<InvoiceAnswer> creditUncollected(UUID id, InvoiceRow row, Invoice.Open open, Order order) {
        return stripe.of(open.header().id())
                .chain(collected -> collected != null && collected.reopened == row.reopened && collected.isHandedOver()
                        ? LockedInvoices.refused(InvoiceRefusal.AT_STRIPE)
                        : credit(id, row, open, CreditNote.Settlement.DUE_LOWERED, order));
    }

    private Uni<InvoiceAnswer> credit(
            UUID id, InvoiceRow row, Invoice.Opened document, CreditNote.Settlement settlement, Order order) {
        var header = document.header();
        return invoices.lines(header.id())
                .chain(lines -> notes.of(header.id())
                        .map(before -> new CreditNotePolicy(
                                header,
                                lines,
                                before.stream().map(CreditNote::content).toList())))
                .map(policy -> InvoiceProblems.demandMade(
                        order.wanted() == null ? policy.decideAll() : policy.decide(order.wanted())))
                .chain(content -> invoices.nextNumber(OpeningInvoices.ISSUER, CreditNote.SERIES)
                        .map(number -> new CreditNote(
                                id,
                                header.id(),
                                number,
                                settlement,
                                order.reason(),
                                order.memo(),
                                content,
                                clock.now(),
                                order.by())))
                .call(notes::insert)
                .call(issuing::owe)
                .call(note -> booking.credited(document, row.reopened, note))
                .chain(note -> endIfNothingIsLeft(row, document, note));
    }

    /** What is credited as a whole is not asked for any more. */
    private Uni<InvoiceAnswer> endIfNothingIsLeft(InvoiceRow row, Invoice.Opened document, CreditNote note) {
        return switch (note.settlement()) {
            case MONEY_BACK -> done(document);
            case DUE_LOWERED ->
                notes.of(note.invoice())
                        .map(all -> document.header().totals().amounts().minus(CreditNote.sum(all)))
                        .chain(left -> left.total().isPositive()
                                ? done(document)
                                : booking.settled(document, row.reopened, left, note.createdBy())
                                        .chain(() -> done(end(row, document, note))));
        };
    }

    private Invoice.Opened end(InvoiceRow row, Invoice.Opened document, CreditNote note) {
        if (!(document instanceof Invoice.Open open)) {
            throw new IllegalStateException("Only of an open invoice less is due: " + document);
        }
        var paid = open.paid(note.createdAt(), note.createdBy(), "Credited by " + note.numberText());
        row.become(paid);
        return paid;
    }

    private static Uni<InvoiceAnswer> done(Invoice.Opened document) {
        return Uni.createFrom().item(new InvoiceAnswer.Done(document));
    }
}
