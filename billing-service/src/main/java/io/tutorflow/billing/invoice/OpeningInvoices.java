package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.invoice.telling.TellingUsage;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Opens drafts: they get their number, say who buys and who sells, and stay as they are from then on. */
@ApplicationScoped
class OpeningInvoices {

    static final String ISSUER = "tutorflow";

    private final LockedInvoices locked;
    private final InvoiceRepository invoices;
    private final BillingDetails details;
    private final PayingInvoices paying;
    private final TellingUsage telling;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Sellers sellers;
    private final IssuingDocuments issuing;
    private final HandingToStripe handing;

    OpeningInvoices(
            LockedInvoices locked,
            InvoiceRepository invoices,
            BillingDetails details,
            PayingInvoices paying,
            TellingUsage telling,
            Outbox outbox,
            BusinessClock clock,
            Sellers sellers,
            IssuingDocuments issuing,
            HandingToStripe handing) {
        this.locked = locked;
        this.invoices = invoices;
        this.details = details;
        this.paying = paying;
        this.telling = telling;
        this.outbox = outbox;
        this.clock = clock;
        this.sellers = sellers;
        this.issuing = issuing;
        this.handing = handing;
    }

    Uni<InvoiceAnswer> open(InvoiceId id) {
        return locked.change(id, row -> switch (row.invoice()) {
                    case Invoice.Draft draft -> open(row, draft);
                    case Invoice.Opened opened -> LockedInvoices.refused(InvoiceRefusal.NOT_A_DRAFT);
                })
                .invoke(outbox::wakeRelay);
    }

    private Uni<InvoiceAnswer> open(InvoiceRow row, Invoice.Draft draft) {
        if (draft.isTooSmall()) {
            return LockedInvoices.refused(InvoiceRefusal.TOO_SMALL);
        }
        var series = draft.series();
        return details.of(draft.header().account())
                .chain(billed -> series == Series.INVOICE && !billed.buyer().isComplete()
                        ? LockedInvoices.refused(InvoiceRefusal.BUYER_UNKNOWN)
                        : invoices.nextNumber(ISSUER, series.text())
                                .chain(number -> opened(row, draft, series, number, billed)));
    }

    private Uni<InvoiceAnswer> opened(InvoiceRow row, Invoice.Draft draft, Series series, long number, Billed billed) {
        var now = clock.now();
        var terms = series == Series.INVOICE ? Duration.ofDays(billed.paymentDays()) : Duration.ZERO;
        var opened = draft.open(new Opening(series, number, now, now.plus(terms), billed.buyer(), sellers.present()));
        row.become(opened);
        var header = draft.header();
        return begun(row, opened)
                .chain(() -> telling.invoiced(header.account(), header.id().value(), series.number(number), now))
                .chain(() -> issuing.owe(opened))
                .chain(() -> InvoiceEvents.append(InvoiceEvents.closed(opened)))
                .replaceWith(new InvoiceAnswer.Done(opened));
    }

    /** A statement is settled at once; an invoice is collected as is set for its workspace. */
    private Uni<Void> begun(InvoiceRow row, Invoice.Opened opened) {
        return switch (opened) {
            case Invoice.Paid statement -> paying.clear(statement);
            case Invoice.Open open -> handing.handOpened(row, open);
            case Invoice.Uncollectible given -> throw notOpened(given);
            case Invoice.WrittenOff off -> throw notOpened(off);
            case Invoice.Void isVoid -> throw notOpened(isVoid);
        };
    }

    private static IllegalStateException notOpened(Invoice.Opened other) {
        return new IllegalStateException("A draft is opened, or paid at once: " + other);
    }
}
